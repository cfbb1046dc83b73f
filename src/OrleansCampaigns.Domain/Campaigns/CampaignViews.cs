using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The campaign's own part as each audience sees it.</summary>
public static class CampaignViews
{
    public static CampaignView Main(CampaignWorld world, ChannelKind channel)
    {
        var state = world.Campaign;
        var everybody = new CampaignView(state.Name, [.. state.Members.Keys.Select(user => MemberOf(state, user))], ChaptersOf(state, channel))
        {
            Description = state.Description,
            Settings = state.Settings,
            Secrets = SecretViews.Main(state, channel),
            Factions = FactionViews.Main(state.Factions, channel),
            Calendar = CalendarOf(state.Calendar),
        };
        return channel != ChannelKind.GameMasters ? everybody : everybody with
        {
            Safety = state.Safety,
            Invitations = state.Invitations.ToImmutableSortedDictionary(entry => entry.Key, entry => InvitationOf(entry.Value)),
            StoryFacts = state.StoryFacts,
            Consequences = state.Consequences.ToImmutableSortedDictionary(entry => entry.Key, entry => ConsequenceOf(entry.Value)),
        };
    }

    public static CampaignOwnView Own(CampaignWorld world, UserId user) => new() { Secrets = SecretViews.Own(world.Campaign, user) };

    public static MemberView MemberOf(CampaignState state, UserId user) => new(user, state.Members[user].Name, state.Members[user].Role);

    public static InvitationView InvitationOf(Invitation invitation) => new(invitation.Role, invitation.UsesMax, invitation.Uses, invitation.ExpiresAt);

    public static ConsequenceView ConsequenceOf(ProposedConsequence proposed) => new(proposed.Chapter, proposed.Consequence, proposed.Accepted);

    public static CalendarView? CalendarOf(WorldCalendar? calendar) =>
        calendar is null ? null : new CalendarView(calendar.Months, calendar.Weekdays, calendar.Today, calendar.Weekday());

    public static ImmutableArray<ChapterView> ChaptersOf(CampaignState state, ChannelKind channel) =>
        [.. state.Chapters.Where(chapter => Sees(channel, chapter)).Select(ViewOf)];

    /// <summary>The chapter and its zero-based place among those that the channel sees; null when it does not see it.</summary>
    public static (int Place, ChapterView Chapter)? ChapterIn(ChapterId id, CampaignState state, ChannelKind channel)
    {
        var place = 0;
        foreach (var chapter in state.Chapters)
        {
            if (!Sees(channel, chapter)) continue;
            if (chapter.Id == id) return (place, ViewOf(chapter));
            place++;
        }

        return null;
    }

    private static ChapterView ViewOf(Chapter chapter) => new(chapter.Id, chapter.Title, chapter.Text, chapter.Status, chapter.RetractionReason);

    private static bool Sees(ChannelKind channel, Chapter chapter) =>
        channel == ChannelKind.GameMasters || chapter.Status == ChapterStatus.Published;
}
