using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>All that one user sees beside their main channel.</summary>
[Alias("own-view")]
public sealed record OwnView(
    CampaignOwnView Campaign,
    ImmutableSortedDictionary<SessionId, SessionOwnView> Sessions,
    ImmutableSortedDictionary<CharacterId, CharacterOwnView> Characters,
    ImmutableSortedDictionary<RegionId, RegionOwnView> Regions)
{
    public static OwnView Empty { get; } = new(
        CampaignOwnView.Empty,
        ImmutableSortedDictionary<SessionId, SessionOwnView>.Empty,
        ImmutableSortedDictionary<CharacterId, CharacterOwnView>.Empty,
        ImmutableSortedDictionary<RegionId, RegionOwnView>.Empty);

    /// <summary>What the user sent as a player and what waits in the game masters' inbox.</summary>
    public ImmutableSortedDictionary<ConflictId, OwnConflictView> Conflicts { get; init; } = ImmutableSortedDictionary<ConflictId, OwnConflictView>.Empty;

    public OwnView Apply(Update update) => update switch
    {
        CampaignOwnUpdate u => this with { Campaign = u.Apply(Campaign) },
        SessionOwnUpdate u => this with { Sessions = Sessions.Put(u.Session, u.Apply(Sessions.GetValueOrDefault(u.Session))) },
        CharacterOwnUpdate u => this with { Characters = Characters.Put(u.Character, u.Apply(Characters.GetValueOrDefault(u.Character))) },
        RegionOwnUpdate u => this with { Regions = Regions.Put(u.Region, u.Apply(Regions.GetValueOrDefault(u.Region))) },
        OwnConflictKept u => this with { Conflicts = Conflicts.SetItem(u.Conflict, u.View) },
        OwnConflictResolved u => this with { Conflicts = Conflicts.Remove(u.Conflict) },
        _ => throw new InvalidOperationException($"{update.GetType().Name} does not belong to a user's own channel."),
    };
}
