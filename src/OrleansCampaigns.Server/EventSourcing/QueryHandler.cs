using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Campaigns;
using OrleansCampaigns.Server.Characters;
using OrleansCampaigns.Server.Feed;
using OrleansCampaigns.Server.Jobs;
using OrleansCampaigns.Server.Regions;
using OrleansCampaigns.Server.Sessions;
using OrleansCampaigns.Server.Stories;
using OrleansCampaigns.Server.Webhooks;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Answers every query, for HTTP and for the hub: one moment of the campaign, looked at through the asker's channel.</summary>
public sealed class QueryHandler(CampaignAccess access, VersionTokens versions, JournalQueries journal, UpdateQueries updates, SessionLogQueries logs, WebhookQueries webhooks, CampaignSignals signals, JobDoor jobs, StoryQueries stories)
{
    private static Refusal NoPresence { get; } = Refusal.Forbidden("access.denied", "Who is here is for members who play.");

    public async Task<QueryReply> AskAsync(UserId user, Query query, CancellationToken cancellationToken)
    {
        if (LimitOf(query) is < 1 or > PageLimits.ItemsMax) return QueryReply.Of(Refusal.Invalid("page.limit", $"A page has 1 to {PageLimits.ItemsMax} items."));
        var (viewer, refusal) = await access.OpenAsync(query.Campaign, user, cancellationToken);
        if (viewer is null) return QueryReply.Of(refusal!);
        return query switch
        {
            ViewEverything => QueryReply.Of(updates.Everything(viewer)),
            ViewCampaign => CampaignQueries.View(viewer, Version(viewer, EntityKind.Campaign, query.Campaign.Value)),
            ListChapters q => CampaignQueries.List(viewer, q),
            ViewChapter q => CampaignQueries.View(viewer, q, Version(viewer, EntityKind.Campaign, query.Campaign.Value)),
            ListMembers q => CampaignQueries.List(viewer, q),
            ViewSession q => SessionQueries.View(viewer, q, Version(viewer, EntityKind.Session, q.Session.Value)),
            ListSessions q => SessionQueries.List(viewer, q),
            ViewCharacter q => CharacterQueries.View(viewer, q, Version(viewer, EntityKind.Character, q.Character.Value)),
            ListCharacters q => CharacterQueries.List(viewer, q),
            ViewRegion q => RegionQueries.View(viewer, q, Version(viewer, EntityKind.Region, q.Region.Value)),
            ListRegions q => RegionQueries.List(viewer, q),
            ListConflicts q => ConflictQueries.List(viewer, q, (kind, id) => Version(viewer, kind, id)),
            ReadJournal q => await journal.ReadAsync(viewer, q, cancellationToken),
            ReadUpdates q => await updates.ReadAsync(viewer, q, cancellationToken),
            ViewPresence when viewer.Main == ChannelKind.Public => QueryReply.Of(NoPresence),
            ViewPresence => QueryReply.Of(new PresenceAnswer(await signals.HereAsync(query.Campaign, cancellationToken))),
            ViewJob q => await jobs.ViewAsync(viewer, q, cancellationToken),
            ListJobs q => await jobs.ListAsync(viewer, q, cancellationToken),
            ViewChapterDraft q => await stories.ViewAsync(viewer, q, cancellationToken),
            ExplainDraftLine q => await stories.ExplainAsync(viewer, q, cancellationToken),
            ReadSessionLog q => await logs.ReadAsync(viewer, q, cancellationToken),
            ListWebhooks => await webhooks.ListAsync(viewer, cancellationToken),
            ListWebhookDeliveries q => await webhooks.ListAsync(viewer, q, cancellationToken),
            ViewWebhookDelivery q => await webhooks.ViewAsync(viewer, q, cancellationToken),
            _ => throw new InvalidOperationException($"{query.GetType().Name} has no answer."),
        };
    }

    private static int LimitOf(Query query) => query switch
    {
        ListChapters q => q.Limit,
        ListMembers q => q.Limit,
        ListSessions q => q.Limit,
        ListCharacters q => q.Limit,
        ListRegions q => q.Limit,
        ListConflicts q => q.Limit,
        ReadJournal q => q.Limit,
        ReadUpdates q => q.Limit,
        ReadSessionLog q => q.Limit,
        ListWebhookDeliveries q => q.Limit,
        ListJobs q => q.Limit,
        _ => PageLimits.ItemsDefault,
    };

    private string Version(Viewer viewer, EntityKind kind, Guid id)
    {
        var entity = new EntityRef(kind, id);
        return versions.Of(viewer.Campaign, entity, viewer.Moment.Versions.VisibleTo(viewer.Main, viewer.User, entity));
    }
}
