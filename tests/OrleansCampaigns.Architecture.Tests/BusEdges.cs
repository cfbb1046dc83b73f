using System.Collections.Immutable;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>Every place at which what decides reaches what follows, and why that is no call because of an event.</summary>
public static class BusEdges
{
    public static readonly ImmutableArray<Edge> All =
    [
        // Where a process is put together.
        new("Grains/EventSourcing/CampaignSilo", "adds the rooms to a silo", "HandlerSetup", "InboxSetup", "OnSiloPlacement", "OnSiloPlacementDirector"),
        new("Server/Campaigns/CampaignApi", "maps the routes of all rooms", "WebhookEndpoints"),
        new("Server/EventSourcing/OpenApiSetup", "describes the routes of all rooms", "JobRoute"),
        new("Server/EventSourcing/CampaignDatabase", Stores, "IHandlerStore", "IInboxStore", "ICalendarStore", "IWebhookStore", "IJobStore"),
        new(
            "Server/EventSourcing/PostgresCampaignDatabase", Stores, "IHandlerStore", "IInboxStore", "ICalendarStore", "IWebhookStore", "IJobStore",
            "PostgresHandlerStore", "PostgresInboxStore", "PostgresCalendarStore", "PostgresWebhookStore", "PostgresJobStore"),
        new(
            "Server/EventSourcing/SqliteCampaignDatabase", Stores, "IHandlerStore", "IInboxStore", "ICalendarStore", "IWebhookStore", "IJobStore",
            "SqliteHandlerStore", "SqliteInboxStore", "SqliteCalendarStore", "SqliteWebhookStore", "SqliteJobStore"),

        // Hints that name no event.
        new("Grains/EventSourcing/CampaignJournalGrain", "a take-over: how far the journal goes", "ICampaignHandlersGrain"),
        new("Grains/Feed/ReplicaKeeper", "a stream that is late: how far the journal goes", "ICampaignHandlersGrain"),
        new("Grains/Feed/RecentTransitions", "a pure question: whether anybody could be told of a transition, and so whether it is kept for the handlers that ask", "Notices"),

        // Doors: a user asks, nothing has happened.
        new("Server/EventSourcing/QueryHandler", "answers what is asked of every room", "JobDoor", "WebhookQueries"),
        new("Server/Feed/LiveHub", "the one hub: a user's calls to jobs, inbox and what else is their own", "JobDoor", "OwnDoor", "InboxFeeds"),

        // Names of grains that stand in the same file.
        new("Grains/EventSourcing/EntityKeys", "the grain of an interface that its caller names", "GrainId.Create"),
        new("Grains/EventSourcing/MovingOrder", "kinds of grains to compare with; none is called", "GrainType.Create"),
    ];

    private const string Stores = "opens the tables; the composition hands them out";

    /// <summary>Floor, room and file, without the ending.</summary>
    public static string NameOf(SourceFile file) => string.Join('/', [file.Project, .. file.Rooms, file.Stem]);

    /// <param name="From">As <see cref="NameOf"/> says.</param>
    /// <param name="Reason">Why it may.</param>
    /// <param name="To">The types that it may know, and no others.</param>
    public sealed record Edge(string From, string Reason, params ImmutableArray<string> To)
    {
        public bool Allows(SourceFile file, string type) => NameOf(file) == From && To.Contains(type, StringComparer.Ordinal);
    }
}
