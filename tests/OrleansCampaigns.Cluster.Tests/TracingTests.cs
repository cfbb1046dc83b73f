using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Telemetry;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>One command's trace, from the hub of one server through the grains of another to PostgreSQL. The two servers run in this process, so that one listener hears both.</summary>
public sealed class TracingTests
{
    private const string Hub = "Microsoft.AspNetCore.SignalR.Server";
    private const string Database = "Npgsql";

    private const int HeardMax = 60;

    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_is_one_trace_from_the_hub_through_another_silos_grains_to_the_commits_statement()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        await using var pair = await ServerPair.StartAsync(database.ConnectionString);
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Hub or TelemetrySetup.GrainCalls or Database or JournalWriter.TelemetryName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        var table = await pair.TableAtHomeOnSecondAsync();
        await using var owner = await table.ConnectAsync([pair.Addresses[0]], table.Owner);
        ended.Clear();
        await PlayedTable.DoneAsync(owner, new RenameCampaign("Heard on both"));
        var hub = await FoundAsync(ended, span => span.Source.Name == Hub && span.OperationName.EndsWith("InvocationIn", StringComparison.Ordinal));
        var grain = await FoundAsync(ended, span => span.Source.Name == TelemetrySetup.GrainCalls && span.TraceId == hub.TraceId && span.Kind == ActivityKind.Server);
        var commit = await FoundAsync(ended, span => span.OperationName == JournalWriter.CommitSpan && span.TraceId == hub.TraceId);
        var statement = await FoundAsync(ended, span => span.Source.Name == Database && span.ParentSpanId == commit.SpanId);
        Assert.Equal(hub.TraceId, statement.TraceId);
        Assert.NotEqual(hub.SpanId, grain.SpanId);
    }

    /// <summary>A span ends after the answer that it carries, so the last of them may come a moment later.</summary>
    private static async Task<Activity> FoundAsync(ConcurrentQueue<Activity> ended, Func<Activity, bool> wanted)
    {
        using var limit = new CancellationTokenSource(ArriveMax);
        while (!limit.IsCancellationRequested)
        {
            if (ended.FirstOrDefault(wanted) is { } found) return found;
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None); // a listener has no end to wait for
        }

        var heard = string.Join('\n', ended.Take(HeardMax).Select(span => $"{span.Source.Name}: {span.OperationName} {span.Kind} {span.TraceId} {span.ParentSpanId}->{span.SpanId}"));
        throw new InvalidOperationException($"No such span. Heard:\n{heard}");
    }
}
