using Microsoft.CodeAnalysis;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>
/// What decides, commits and shows (entity grains, journal, gateway, doors, feed) knows nothing of what follows from it (handlers, inboxes, webhooks, jobs, what verifies): that hears of
/// events alone. Held against what the compiler makes of the sources of the silo and of the server.
/// </summary>
public sealed class OnlyBusTests
{
    private static readonly Lazy<List<(SourceFile File, Finding Found, string Type)>> Reached = new(() =>
    [
        .. from part in Sources()
           from reach in BusRule.Check(part.File, part.Project.ModelOf(part.File))
           select (part.File, reach.Found, reach.Type),
    ]);

    [Fact]
    public void What_decides_reaches_what_follows_over_listed_edges_only() => Finding.AssertNone(
        from reach in Reached.Value
        where !BusEdges.All.Any(edge => edge.Allows(reach.File, reach.Type))
        select reach.Found);

    [Fact]
    public void An_edge_that_nobody_goes_over_is_taken_off_the_list() => Assert.All(
        from edge in BusEdges.All
        from type in edge.To
        select (edge.From, Type: type),
        way => Assert.Contains(Reached.Value, reach => BusEdges.NameOf(reach.File) == way.From && reach.Type == way.Type));

    /// <summary>Otherwise the rule would be blind where a name means nothing to it.</summary>
    [Fact]
    public void Every_name_in_the_files_that_are_looked_at_is_understood() => Finding.AssertNone(
        from part in Sources()
        from unknown in Compiled.NotUnderstood(part.Project.ModelOf(part.File))
        select part.File.Found(unknown.Location.SourceSpan.Start, "the compiler's", unknown.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Grains/Sessions", "class Planted(IGrainFactory grains) { void Call() => grains.GetGrain<OrleansCampaigns.Grains.Inbox.IInboxGrain>(Guid.Empty); }")]
    [InlineData("Grains/EventSourcing", "using OrleansCampaigns.Grains.Handlers; class Planted(IGrainFactory grains) { void Call() { var all = grains.GetHandler(default, \"a\"); } }")]
    [InlineData("Grains/EventSourcing", "class Planted(OrleansCampaigns.Journal.IWebhookStore store) { object Store => store; }")]
    [InlineData("Grains/Regions", "class Planted { object Call() { HttpClient client = new(); return client.GetAsync(\"http://a.example\"); } }")]
    [InlineData("Grains/Feed", "class Planted(IServiceProvider services) { object? Job() => services.GetService(typeof(OrleansCampaigns.Grains.Jobs.JobDesk)); }")]
    [InlineData("Grains/Campaigns", "class Planted(IGrainFactory grains) { void Call() => grains.GetGrain(GrainId.Create(\"inbox\", \"a\")); }")]
    [InlineData("Grains/Campaigns", "class Planted { static object Notices() => new OrleansCampaigns.Domain.Inbox.Mentions(); }")]
    [InlineData("Grains/Webhooks", "class Planted : OrleansCampaigns.Grains.EventSourcing.ICampaignJournalGrain { }")]
    [InlineData("Server/Access", "class Planted(OrleansCampaigns.Server.Jobs.JobDoor door) { object Door => door; }")]
    [InlineData("Server/Feed", "using OrleansCampaigns.Grains.Jobs; class Planted(JobDesk desk) { object Desk => desk; }")]
    [InlineData("Server/Feed", "class Planted { object Follower(LiveHubInboxes of) => of(null!).ToString()!; } delegate OrleansCampaigns.Server.Inbox.InboxFeeds LiveHubInboxes(object o);")]
    public void A_way_around_the_bus_is_found(string room, string text) => Assert.NotEmpty(Planted(room, text));

    [Theory]
    [InlineData("Grains/Handlers", "class Planted(IGrainFactory grains) { void Call() => grains.GetGrain<OrleansCampaigns.Grains.Inbox.IInboxGrain>(Guid.Empty); }")]
    [InlineData("Grains/Sessions", "class Planted(OrleansCampaigns.Grains.EventSourcing.EntityShell shell) { object Store => shell.Store; }")]
    [InlineData("Grains/Inbox", "class Planted(OrleansCampaigns.Grains.EventSourcing.CampaignGateway gateway) { object Gateway => gateway; }")]
    [InlineData("Server/Access", "class Planted(OrleansCampaigns.Grains.EventSourcing.CampaignGateway gateway) { object Gateway => gateway; }")]
    public void A_way_by_events_or_to_what_decides_is_none(string room, string text) => Assert.Empty(Planted(room, text));

    private static IEnumerable<(Finding Found, string Type)> Planted(string room, string text)
    {
        var file = new SourceFile($"src/OrleansCampaigns.{room}/Planted.cs", text);
        return BusRule.Check(file, (file.Project == "Grains" ? Compiled.Grains : Compiled.Server).With(file));
    }

    private static IEnumerable<(SourceFile File, Compiled Project)> Sources() =>
        from floor in new[] { (Name: "Grains", Project: Compiled.Grains), (Name: "Server", Project: Compiled.Server) }
        from file in Repository.SourcesOf(floor.Name)
        where BusRule.Decides(file) || BusRule.Follows(file)
        select (file, floor.Project);
}
