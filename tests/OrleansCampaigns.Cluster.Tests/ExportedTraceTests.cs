using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Feed;
using OrleansCampaigns.Server.Telemetry;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What an operator's collector receives of one command, from two real servers.</summary>
public sealed class ExportedTraceTests
{
    private const string Hub = "Microsoft.AspNetCore.SignalR.Server";
    private const string Database = "Npgsql";
    private const string Name = "Heard by all";
    private const int ServerKind = 2;
    private const int Tables = 8;
    private const int CommandsEach = 25;

    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task One_trace_holds_the_hub_call_the_grains_the_statement_and_the_push_on_every_server()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        await using var collector = await SpanCollector.StartAsync();
        var settings = new Dictionary<string, string> { ["Campaigns__OtlpEndpoint"] = collector.Address.ToString(), ["OTEL_BSP_SCHEDULE_DELAY"] = "200" };
        await using var cluster = await LocalCluster.StartAsync(database.ConnectionString, servers: 2, settings);
        var table = await PlayedTable.CreateAsync(cluster.Addresses, players: 0, spectators: 0);
        var viewers = new List<RawLiveConnection>();
        foreach (var server in cluster.Addresses) viewers.Add(await RawLiveConnection.FollowAsync(table.Owner, server, table.Campaign, HubProtocol.Json));
        foreach (var viewer in viewers) await viewer.ContainsAsync("The Drowned Bell", ArriveMax);

        // A replica hears the stream from its first gap on; this one makes it, and the next is what is looked at.
        await using var owner = await table.ConnectAsync([cluster.Addresses[0]], table.Owner);
        await PlayedTable.DoneAsync(owner, new RenameCampaign("Opens the stream"));
        foreach (var viewer in viewers) await viewer.ContainsAsync("Opens the stream", ArriveMax);
        await PushedOnAllAsync(collector, cluster, table, owner);
        foreach (var viewer in viewers) await viewer.DisposeAsync();
        await CheckSharedCommitsAsync(collector, cluster);
    }

    private static async Task PushedOnAllAsync(SpanCollector collector, LocalCluster cluster, PlayedTable table, CampaignConnection owner)
    {
        collector.Spans.Clear();
        await PlayedTable.DoneAsync(owner, new RenameCampaign(Name));
        // Spans of the command before may arrive this late: the trace that is looked for is whole.
        await collector.FoundAsync(
            span => span.Source == Hub && span.Name.EndsWith("/Send", StringComparison.Ordinal) && LackOf([.. collector.Spans.Where(other => other.Trace == span.Trace)], cluster) is null,
            $"hub call with a grain's, a commit's with its statement, and pushes on all servers of {table.Campaign}", ArriveMax);
    }

    private static string? LackOf(List<ReceivedSpan> trace, LocalCluster cluster)
    {
        if (!trace.Exists(span => span.Source == TelemetrySetup.GrainCalls && span.Kind == ServerKind)) return "grain";
        if (trace.Find(span => span.Name == JournalWriter.CommitSpan) is not { } commit) return "commit";
        if (!trace.Exists(span => span.Source == Database && span.Parent == commit.Span)) return "statement";
        return cluster.Servers.FirstOrDefault(server => !trace.Exists(span => span.Name == PushSpans.Name && span.Server == server.Name))?.Name;
    }

    /// <summary>Of commands of several campaigns that share a commit, one has it in its trace and the others each have a span that leads to it.</summary>
    private static async Task CheckSharedCommitsAsync(SpanCollector collector, LocalCluster cluster)
    {
        var tables = await Task.WhenAll(Enumerable.Range(0, Tables).Select(_ => PlayedTable.CreateAsync(cluster.Addresses, players: 0, spectators: 0)));
        collector.Spans.Clear();
        await Task.WhenAll(tables.Select(async table =>
        {
            await using var owner = await table.ConnectAsync([cluster.Addresses[0]], table.Owner);
            for (var n = 0; n < CommandsEach; n++) await PlayedTable.DoneAsync(owner, new DescribeCampaign($"Together {n} at {table.Campaign}"));
        }));
        // One whose hub call is there: spans of the tables' making may arrive this late, and those came over HTTP.
        var shared = await collector.FoundAsync(
            span => span.Name == JournalWriter.SharedCommitSpan && collector.Spans.Any(hub => hub.Source == Hub && hub.Trace == span.Trace), "a commit of several commands, and the hub call of one", ArriveMax);
        var commit = await collector.FoundAsync(span => span.Name == JournalWriter.CommitSpan && span.Trace == Assert.Single(shared.Links), "the commit that it leads to", ArriveMax);
        Assert.Contains(shared.Trace, commit.Links);
        Assert.NotEqual(shared.Trace, commit.Trace);
    }
}
