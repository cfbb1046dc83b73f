using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Stories;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Stories;

/// <summary>Drafts of generated chapters, for game masters, over HTTP and the hub.</summary>
public sealed class StoryQueries(DraftFiles drafts)
{
    private static Refusal Denied { get; } = Refusal.Forbidden("access.denied", "Drafts of chapters are for game masters.");

    private static Refusal NoLine { get; } = Refusal.NotFound("story.no-line", "The draft has no such line.");

    private static Refusal Unavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The draft cannot be read now.", TimeSpan.FromSeconds(2));

    public async Task<QueryReply> ViewAsync(Viewer viewer, ViewChapterDraft query, CancellationToken cancellationToken)
    {
        var (draft, refusal) = await ReadAsync(viewer, new DraftName(query.Campaign, query.Draft, query.Variant), cancellationToken);
        return draft is null ? QueryReply.Of(refusal!) : QueryReply.Of(new ChapterDraftAnswer(draft));
    }

    public async Task<QueryReply> ExplainAsync(Viewer viewer, ExplainDraftLine query, CancellationToken cancellationToken)
    {
        var (draft, refusal) = await ReadAsync(viewer, new DraftName(query.Campaign, query.Draft, query.Variant), cancellationToken);
        if (draft is null) return QueryReply.Of(refusal!);
        if (draft.Sections.ElementAtOrDefault(query.Section) is not { } section || section.Lines.ElementAtOrDefault(query.Line) is not { } line) return QueryReply.Of(NoLine);
        return QueryReply.Of(new DraftLineAnswer(line, draft.Scenes.FirstOrDefault(scene => scene.Number == section.Scene)));
    }

    private async Task<(ChapterDraft? Draft, Refusal? Refusal)> ReadAsync(Viewer viewer, DraftName name, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Allows(viewer.Role, Permission.WriteStory)) return (null, Denied);
        try
        {
            return await drafts.ReadAsync(name, viewer.User, viewer.Role, cancellationToken);
        }
        catch (Exception away) when (away is JournalUnavailableException or JournalBusyException or IOException)
        {
            return (null, Unavailable);
        }
    }
}
