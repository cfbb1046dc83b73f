using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Campaigns;

/// <summary>The campaign room over HTTP.</summary>
public static class CampaignEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateCampaign>()
        .Map<AcceptConsequences>()
        .Map<AddSecret>()
        .Map<AddService>()
        .Map<AdvanceCalendar>()
        .Map<ArchiveChapter>()
        .Map<ChangeRole>()
        .Map<ChangeSettings>()
        .Map<ChangeStoryFacts>()
        .Map<DefineCalendar>()
        .Map<DescribeCampaign>()
        .Map<DescribeFaction>()
        .Map<DissolveFaction>()
        .Map<DraftChapter>()
        .Map<DrawLinesAndVeils>()
        .Map<EditChapter>()
        .Map<EditChapterText>()
        .Map<EditSecret>()
        .Map<FoundFaction>()
        .Map<HandOverCampaign>()
        .Map<InviteMembers>()
        .Map<JoinCampaign>()
        .Map<LeaveCampaign>()
        .Map<MoveChapter>()
        .Map<ProposeConsequence>()
        .Map<PublishChapter>()
        .Map<RemoveMember>()
        .Map<RemoveSecret>()
        .Map<RenameCampaign>()
        .Map<ResolveCampaignConflict>()
        .Map<RestoreChapter>()
        .Map<RetitleChapter>()
        .Map<RetractChapter>()
        .Map<RevealFaction>()
        .Map<RevealSecret>()
        .Map<RevokeInvitation>()
        .Map<SetAttitude>()
        .Map<SetDate>()
        .Map<SetFactionGoal>()
        .Map<WithdrawConsequence>();

    /// <param name="queries">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void MapQueries(IEndpointRouteBuilder queries)
    {
        queries.MapGet("", (Guid campaign, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewCampaign { Campaign = new(campaign) }))
            .Answers<ViewCampaign, CampaignAnswer>();
        queries.MapGet("everything", (Guid campaign, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewEverything { Campaign = new(campaign) }))
            .Answers<ViewEverything, EverythingAnswer>();
        queries.MapGet("updates", (Guid campaign, string? ticket, string[] position, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ReadUpdates(ticket is null ? null : new ResumePoint(ticket, [.. position]), limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ReadUpdates, UpdatesPage>();
        queries.MapGet("chapters", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListChapters(after is { } id ? new ChapterId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListChapters, ChaptersAnswer>();
        queries.MapGet("chapters/{chapter}", (Guid campaign, Guid chapter, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewChapter(new(chapter)) { Campaign = new(campaign) }))
            .Answers<ViewChapter, ChapterAnswer>();
        queries.MapGet("members", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListMembers(after is { } id ? new(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListMembers, MembersAnswer>();
        queries.MapGet("conflicts", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListConflicts(after is { } id ? new(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListConflicts, ConflictsAnswer>();
        queries.MapGet("presence", (Guid campaign, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewPresence { Campaign = new(campaign) }))
            .Answers<ViewPresence, PresenceAnswer>();
        queries.MapGet("journal", (Guid campaign, long? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ReadJournal(after ?? 0, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ReadJournal, JournalPage>();
    }
}
