using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>Who sees what when a region appears or is shown to more or fewer people: also the borders and routes of other regions that lead to it.</summary>
internal static class RegionShownAudience
{
    public static void Created(RegionState now, CampaignWorld after, Addressees to) =>
        to.EachMain(channel => RegionViews.Main(now, after, channel) is { } view ? new RegionChanged(view) { Region = now.Id } : null);

    public static void Address(RegionState then, RegionState now, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        to.GameMasters(new RegionVisibilityChanged(now.Visibility) { Region = now.Id });
        foreach (var channel in (ReadOnlySpan<ChannelKind>)[ChannelKind.Table, ChannelKind.Public]) Channel(channel, then, now, after, to);
        WaysFromElsewhere(now.Id, before, after, to);
        OwnParts(then, now, after, to);
    }

    private static void Channel(ChannelKind channel, RegionState then, RegionState now, CampaignWorld after, Addressees to)
    {
        var view = RegionViews.Main(now, after, channel);
        if (RegionViews.Sees(channel, then.Visibility) == (view is not null)) return;
        RegionUpdate update = view is null ? new RegionGone { Region = now.Id } : new RegionChanged(view) { Region = now.Id };
        if (channel == ChannelKind.Table) to.Table(update);
        else to.Public(update);
    }

    private static void WaysFromElsewhere(RegionId shown, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        foreach (var (id, region) in after.Regions)
        {
            if (id == shown) continue;
            var part = new RegionPartAudience(id, before, after, to);
            if (region.Borders.ContainsKey(shown)) part.Border(shown);
            foreach (var (route, leads) in region.Routes)
                if (leads.To == shown) part.Route(route);
        }
    }

    private static void OwnParts(RegionState then, RegionState now, CampaignWorld after, Addressees to)
    {
        if (then.Visibility != RegionVisibility.GameMasters && now.Visibility != RegionVisibility.GameMasters) return;
        foreach (var user in now.Facts.Values.SelectMany(fact => fact.Knowledge.Users.Keys).Distinct().Order())
            to.Own(user, new RegionOwnChanged(RegionViews.Own(now, after, user)) { Region = now.Id });
    }
}
