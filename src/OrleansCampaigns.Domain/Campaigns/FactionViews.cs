using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Factions as each main channel sees them.</summary>
public static class FactionViews
{
    public static ImmutableSortedDictionary<FactionId, FactionView> Main(ImmutableSortedDictionary<FactionId, Faction> factions, ChannelKind channel) =>
        factions.Where(entry => Sees(factions, entry.Key, channel)).ToImmutableSortedDictionary(entry => entry.Key, entry => ViewOf(factions, entry.Key, channel));

    public static bool Sees(ImmutableSortedDictionary<FactionId, Faction> factions, FactionId id, ChannelKind channel) =>
        factions.TryGetValue(id, out var faction) && (channel == ChannelKind.GameMasters || !faction.Hidden);

    /// <summary>The faction for a channel that sees it, with its attitudes to what that channel sees too.</summary>
    public static FactionView ViewOf(ImmutableSortedDictionary<FactionId, Faction> factions, FactionId id, ChannelKind channel)
    {
        var faction = factions[id];
        return new FactionView(
            faction.Name,
            faction.Description,
            faction.Hidden,
            faction.Attitudes.Where(attitude => Sees(factions, attitude.Key, channel)).ToImmutableSortedDictionary(),
            channel == ChannelKind.GameMasters ? faction.Goal : null);
    }

    /// <summary>How the others that the channel sees stand to the faction.</summary>
    public static ImmutableSortedDictionary<FactionId, int> AttitudesTo(ImmutableSortedDictionary<FactionId, Faction> factions, FactionId id, ChannelKind channel) =>
        factions.Where(entry => entry.Value.Attitudes.ContainsKey(id) && Sees(factions, entry.Key, channel))
            .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Attitudes[id]);
}
