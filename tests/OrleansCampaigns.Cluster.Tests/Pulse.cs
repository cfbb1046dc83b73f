using System.Collections.Immutable;
using System.Diagnostics;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>One campaign's owner who sends a command after the other, so that an outage shows as the wait for the next receipt.</summary>
internal sealed class Pulse : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(30);

    private readonly CampaignConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private readonly Lock _gate = new();
    private TaskCompletionSource<(long Begun, long Ended)> _next = New();

    private Pulse(PlayedTable table, CampaignConnection connection)
    {
        (Table, _connection) = (table, connection);
        _beating = BeatAsync();
    }

    public PlayedTable Table { get; }

    public static async Task<Pulse> StartAsync(PlayedTable table, ImmutableArray<Uri> servers) => new(table, await table.ConnectAsync(servers, table.Owner));

    /// <summary>From <paramref name="moment"/> to the receipt of the first command that was begun after it. A command under way at that moment delays that one, and so counts.</summary>
    public async Task<TimeSpan> AfterAsync(long moment, TimeSpan max)
    {
        while (true)
        {
            var (begun, ended) = await NextAsync().WaitAsync(max);
            if (begun >= moment) return Stopwatch.GetElapsedTime(moment, ended);
        }
    }

    /// <summary>One more receipt.</summary>
    public Task BeatAsync(TimeSpan max) => NextAsync().WaitAsync(max);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private Task<(long Begun, long Ended)> NextAsync()
    {
        lock (_gate) return _next.Task;
    }

    private async Task BeatAsync()
    {
        for (var n = 0; !_stop.IsCancellationRequested; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            await PlayedTable.DoneAsync(_connection, new DescribeCampaign($"Beat {n} since {begun}"));
            TaskCompletionSource<(long, long)> heard;
            lock (_gate) (heard, _next) = (_next, New());
            heard.SetResult((begun, Stopwatch.GetTimestamp()));
            await Task.Delay(Pace, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the pace of a table
        }
    }

    private static TaskCompletionSource<(long Begun, long Ended)> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
