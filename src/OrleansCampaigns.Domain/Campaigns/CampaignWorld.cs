using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Every entity of one campaign, folded from its journal up to one sequence.</summary>
/// <param name="Sequence">The last journal sequence folded in; 0 for a campaign that does not exist.</param>
public sealed record CampaignWorld(
    long Sequence,
    CampaignState Campaign,
    ImmutableSortedDictionary<SessionId, SessionState> Sessions,
    ImmutableSortedDictionary<CharacterId, CharacterState> Characters,
    ImmutableSortedDictionary<RegionId, RegionState> Regions)
{
    public static CampaignWorld Initial { get; } = new(
        0,
        CampaignState.Initial,
        ImmutableSortedDictionary<SessionId, SessionState>.Empty,
        ImmutableSortedDictionary<CharacterId, CharacterState>.Empty,
        ImmutableSortedDictionary<RegionId, RegionState>.Empty);

    public Role? RoleOf(UserId user) => Campaign.Members.TryGetValue(user, out var member) ? member.Role : null;

    public CampaignWorld Evolve(RecordedEvent recorded)
    {
        if (recorded.Sequence != Sequence + 1) throw new InvalidOperationException($"After event {Sequence} comes {Sequence + 1}, not {recorded.Sequence}.");
        var id = recorded.Entity.Id;
        var mark = new EventMark(recorded.EntityVersion, recorded.Actor, recorded.At);
        return recorded.Event switch
        {
            CampaignEvent e => this with { Sequence = recorded.Sequence, Campaign = EntityFold.Evolve<CampaignState, CampaignCommand, CampaignEvent>(Campaign, e, mark) },
            SessionEvent e => this with
            {
                Sequence = recorded.Sequence,
                Sessions = Sessions.SetItem(new(id), EntityFold.Evolve<SessionState, SessionCommand, SessionEvent>(Sessions.GetValueOrDefault(new(id), SessionState.Initial), e, mark)),
            },
            CharacterEvent e => this with
            {
                Sequence = recorded.Sequence,
                Characters = Characters.SetItem(new(id), EntityFold.Evolve<CharacterState, CharacterCommand, CharacterEvent>(Characters.GetValueOrDefault(new(id), CharacterState.Initial), e, mark)),
            },
            RegionEvent e => this with
            {
                Sequence = recorded.Sequence,
                Regions = Regions.SetItem(new(id), EntityFold.Evolve<RegionState, RegionCommand, RegionEvent>(Regions.GetValueOrDefault(new(id), RegionState.Initial), e, mark)),
            },
            _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} belongs to no kind of entity."),
        };
    }
}
