using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>All that a main channel sees of a campaign at one moment. A view with the following updates applied equals the next view.</summary>
[Alias("live-view")]
public sealed record LiveView(
    CampaignView Campaign,
    ImmutableSortedDictionary<SessionId, SessionView> Sessions,
    ImmutableSortedDictionary<CharacterId, CharacterView> Characters,
    ImmutableSortedDictionary<RegionId, RegionView> Regions)
{
    public static LiveView Empty { get; } = new(
        CampaignView.Empty,
        ImmutableSortedDictionary<SessionId, SessionView>.Empty,
        ImmutableSortedDictionary<CharacterId, CharacterView>.Empty,
        ImmutableSortedDictionary<RegionId, RegionView>.Empty);

    /// <summary>The inbox. Game masters only; empty for all others.</summary>
    public ImmutableSortedDictionary<ConflictId, ConflictView> Conflicts { get; init; } = ImmutableSortedDictionary<ConflictId, ConflictView>.Empty;

    public LiveView Apply(Update update) => update switch
    {
        CampaignUpdate u => this with { Campaign = u.Apply(Campaign) },
        SessionUpdate u => this with { Sessions = Sessions.Put(u.Session, u.Apply(Sessions.GetValueOrDefault(u.Session))) },
        CharacterUpdate u => this with { Characters = Characters.Put(u.Character, u.Apply(Characters.GetValueOrDefault(u.Character))) },
        RegionUpdate u => this with { Regions = Regions.Put(u.Region, u.Apply(Regions.GetValueOrDefault(u.Region))) },
        ConflictKept u => this with { Conflicts = Conflicts.SetItem(u.Conflict, u.View) },
        ConflictResolved u => this with { Conflicts = Conflicts.Remove(u.Conflict) },
        _ => throw new InvalidOperationException($"{update.GetType().Name} does not belong to a main channel."),
    };
}
