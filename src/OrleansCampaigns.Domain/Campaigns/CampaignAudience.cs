using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Who sees what of a campaign's event.</summary>
public static class CampaignAudience
{
    public static void Address(CampaignEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (happened)
        {
            case CampaignCreated e:
                to.Everyone(new CampaignNamed(e.Name));
                to.Everyone(new MemberChanged(CampaignViews.MemberOf(after.Campaign, e.Owner)));
                break;
            case ChapterDrafted e: ChapterChanges(e.Chapter, before, after, to); break;
            case ChapterPublished e: ChapterChanges(e.Chapter, before, after, to); break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    /// <summary>Each channel gets the chapter as it sees it now, or that it is gone, or nothing when it never saw it.</summary>
    private static void ChapterChanges(ChapterId chapter, CampaignWorld before, CampaignWorld after, Addressees to) =>
        to.EachMain(channel => CampaignViews.PlaceOf(chapter, after.Campaign, channel) switch
        {
            { } place => new ChapterChanged(place, CampaignViews.ChaptersOf(after.Campaign, channel)[place]),
            null => CampaignViews.PlaceOf(chapter, before.Campaign, channel) is null ? null : new ChapterGone(chapter),
        });
}
