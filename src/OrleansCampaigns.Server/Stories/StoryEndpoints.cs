using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Jobs;

namespace OrleansCampaigns.Server.Stories;

/// <summary>Drafts of generated chapters over HTTP. They are written and adopted by jobs: <c>write-chapter</c> and <c>adopt-chapter</c>.</summary>
public static class StoryEndpoints
{
    public static void MapStories(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup($"{JobEndpoints.Root}/{{job:guid}}/drafts/{{variant:int}}").RequireAuthorization().WithTags("Stories");
        drafts.MapGet("", (Guid campaign, Guid job, int variant, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewChapterDraft(new(job), variant) { Campaign = new(campaign) }))
            .Answers<ViewChapterDraft, ChapterDraftAnswer>();
        drafts.MapGet("sections/{section:int}/lines/{line:int}/why", (Guid campaign, Guid job, int variant, int section, int line, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ExplainDraftLine(new(job), variant, section, line) { Campaign = new(campaign) }))
            .Answers<ExplainDraftLine, DraftLineAnswer>();
    }
}
