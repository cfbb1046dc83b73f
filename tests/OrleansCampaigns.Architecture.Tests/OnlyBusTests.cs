using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OrleansCampaigns.Architecture.Tests;

/// <summary>What decides and commits knows nothing of what follows from it: that is the handlers', and they hear of it by events alone.</summary>
public sealed class OnlyBusTests
{
    private const string Rule = "events are the only bus";

    private static readonly string[] Deciding = ["Campaigns", "Sessions", "Characters", "Regions", "EventSourcing"];

    private static readonly string[] Following = ["Handlers", "Inbox", "Webhooks", "Jobs", "Consistency"];

    /// <summary>Where a silo is put together, and the hint that a journal was taken over: it names no event.</summary>
    private static readonly string[] Joints = ["CampaignSilo", "CampaignJournalGrain"];

    [Fact]
    public void What_decides_and_commits_does_not_know_what_follows() => Finding.AssertNone(Repository.SourcesOf("Grains").SelectMany(Knowing));

    [Theory]
    [InlineData("EventSourcing/EntityShell.cs", "using OrleansCampaigns.Grains.Inbox;", true)]
    [InlineData("Sessions/SessionGrain.cs", "class X(IWebhookStore store);", true)]
    [InlineData("Sessions/SessionGrain.cs", "class X { System.Net.Http.HttpClient Client; }", true)]
    [InlineData("Handlers/HandlerGrain.cs", "using OrleansCampaigns.Grains.Inbox;", false)]
    [InlineData("Sessions/SessionGrain.cs", "using OrleansCampaigns.Grains.EventSourcing;", false)]
    public void A_direct_call_is_found(string path, string text, bool bad) =>
        Assert.Equal(bad, Knowing(new SourceFile($"src/OrleansCampaigns.Grains/{path}", text)).Any());

    private static IEnumerable<Finding> Knowing(SourceFile file)
    {
        if (file.Rooms.Length == 0 || !Deciding.Contains(file.Rooms[0], StringComparer.Ordinal) || Joints.Contains(file.Stem, StringComparer.Ordinal)) return [];
        var rooms = file.Root.Usings
            .Where(part => Following.Any(room => part.Name?.ToString() == $"OrleansCampaigns.Grains.{room}"))
            .Select(part => file.Found(part, Rule, $"{part.Name} follows from events"));
        var stores = file.Root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.Text is "IInboxStore" or "IWebhookStore" or "ICalendarStore" or "IJobStore" or "IHandlerStore" or "HttpClient" or "IHttpClientFactory")
            .Select(name => file.Found(name, Rule, $"{name.Identifier.Text} is for what follows from events"));
        return rooms.Concat(stores);
    }
}
