using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The campaign's own part as each audience sees it.</summary>
public static class CampaignViews
{
    public static CampaignView Main(CampaignWorld world, ChannelKind channel) => new(
        world.Campaign.Name,
        [.. world.Campaign.Members.Keys.Select(user => MemberOf(world.Campaign, user))],
        ChaptersOf(world.Campaign, channel));

    public static CampaignOwnView Own(CampaignWorld world, UserId user) => CampaignOwnView.Empty;

    public static MemberView MemberOf(CampaignState state, UserId user) => new(user, state.Members[user].Name, state.Members[user].Role);

    public static ImmutableArray<ChapterView> ChaptersOf(CampaignState state, ChannelKind channel) =>
        [.. state.Chapters.Where(chapter => Sees(channel, chapter)).Select(chapter => new ChapterView(chapter.Id, chapter.Title, chapter.Text, chapter.Status))];

    /// <summary>The chapter's zero-based place among those that the channel sees; null when it does not see it.</summary>
    public static int? PlaceOf(ChapterId id, CampaignState state, ChannelKind channel)
    {
        var place = 0;
        foreach (var chapter in state.Chapters.Where(chapter => Sees(channel, chapter)))
        {
            if (chapter.Id == id) return place;
            place++;
        }

        return null;
    }

    private static bool Sees(ChannelKind channel, Chapter chapter) =>
        channel == ChannelKind.GameMasters || chapter.Status == ChapterStatus.Published;
}
