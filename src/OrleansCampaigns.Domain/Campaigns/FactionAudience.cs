using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Who sees what of a faction's event: game masters all, the others what concerns open factions only.</summary>
internal static class FactionAudience
{
    public static void Address(
        FactionEvent happened,
        ImmutableSortedDictionary<FactionId, Faction> before,
        ImmutableSortedDictionary<FactionId, Faction> after,
        Addressees to)
    {
        switch (happened)
        {
            case FactionGoalSet e: to.GameMasters(new FactionChanged(e.Faction, FactionViews.ViewOf(after, e.Faction, ChannelKind.GameMasters))); break;
            case AttitudeSet e:
                to.EachMain(channel => FactionViews.Sees(after, e.Faction, channel) && FactionViews.Sees(after, e.Towards, channel)
                    ? new AttitudeChanged(e.Faction, e.Towards, e.Attitude)
                    : null);
                break;
            case FactionFounded or FactionDescribed or FactionDissolved or FactionRevealed: FactionChanges(happened.Faction, before, after, to); break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    private static void FactionChanges(
        FactionId id,
        ImmutableSortedDictionary<FactionId, Faction> before,
        ImmutableSortedDictionary<FactionId, Faction> after,
        Addressees to) =>
        to.EachMain(channel => (FactionViews.Sees(before, id, channel), FactionViews.Sees(after, id, channel)) switch
        {
            (false, false) => null,
            (true, false) => new FactionGone(id),
            (false, true) => new FactionAppeared(id, FactionViews.ViewOf(after, id, channel), FactionViews.AttitudesTo(after, id, channel)),
            (true, true) => new FactionChanged(id, FactionViews.ViewOf(after, id, channel)),
        });
}
