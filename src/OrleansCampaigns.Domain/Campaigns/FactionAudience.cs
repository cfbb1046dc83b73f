using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Regions;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>
/// Who sees what of a faction's event: game masters all, the others what concerns open factions only; also its influence in the regions, which comes and goes with it.
/// </summary>
internal static class FactionAudience
{
    public static void Address(FactionEvent happened, CampaignWorld worldBefore, CampaignWorld worldAfter, Addressees to)
    {
        var (before, after) = (worldBefore.Campaign.Factions, worldAfter.Campaign.Factions);
        switch (happened)
        {
            case FactionGoalSet e: to.GameMasters(new FactionChanged(e.Faction, FactionViews.ViewOf(after, e.Faction, ChannelKind.GameMasters))); break;
            case AttitudeSet e:
                to.EachMain(channel => FactionViews.Sees(after, e.Faction, channel) && FactionViews.Sees(after, e.Towards, channel)
                    ? new AttitudeChanged(e.Faction, e.Towards, e.Attitude)
                    : null);
                break;
            case FactionDescribed: FactionChanges(happened.Faction, before, after, to); break;
            case FactionFounded or FactionDissolved or FactionRevealed:
                FactionChanges(happened.Faction, before, after, to);
                InfluenceChanges(happened.Faction, worldBefore, worldAfter, to);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    private static void InfluenceChanges(FactionId faction, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        foreach (var (id, region) in after.Regions)
            if (region.Influence.ContainsKey(faction)) new RegionPartAudience(id, before, after, to).Influence(faction);
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
