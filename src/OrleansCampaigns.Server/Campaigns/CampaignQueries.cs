using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Campaigns;

/// <summary>The campaign's own part as its viewers see it.</summary>
public static class CampaignQueries
{
    public static QueryReply View(Viewer viewer, string version) => QueryReply.Of(
        new CampaignAnswer(viewer.Role, CampaignViews.Main(viewer.Moment.World, viewer.Main), CampaignViews.Own(viewer.Moment.World, viewer.User)) { Version = version });

    public static QueryReply View(Viewer viewer, ViewChapter query, string version) =>
        Chapters(viewer).FirstOrDefault(chapter => chapter.Chapter == query.Chapter) is { } view
            ? QueryReply.Of(new ChapterAnswer(view) { Version = version })
            : QueryReply.Of(Refusal.NotFound("campaign.no-such-chapter", "There is no such chapter."));

    public static QueryReply List(Viewer viewer, ListChapters query)
    {
        ImmutableArray<ChapterHeading> headings = [.. Chapters(viewer).Select((chapter, place) => new ChapterHeading(place + 1, chapter.Chapter, chapter.Title, chapter.Status))];
        var start = query.After is { } after ? headings.Select(heading => heading.Chapter).ToList().IndexOf(after) + 1 : 0;
        if (start == 0 && query.After is not null) return QueryReply.Of(Refusal.NotFound("page.after", "There is no such chapter to go on after."));
        var page = Page<ChapterHeading>.Of(headings.Skip(start), query.Limit);
        return QueryReply.Of(new ChaptersAnswer(page.Items, page.HasMore ? page.Items[^1].Chapter : null));
    }

    public static QueryReply List(Viewer viewer, ListMembers query)
    {
        var state = viewer.Moment.World.Campaign;
        var users = state.Members.Keys.Where(user => query.After is not { } after || user.CompareTo(after) > 0);
        var page = Page<MemberView>.Of(users.Select(user => CampaignViews.MemberOf(state, user)), query.Limit);
        return QueryReply.Of(new MembersAnswer(page.Items, page.HasMore ? page.Items[^1].User : null));
    }

    private static ImmutableArray<ChapterView> Chapters(Viewer viewer) => CampaignViews.ChaptersOf(viewer.Moment.World.Campaign, viewer.Main);
}
