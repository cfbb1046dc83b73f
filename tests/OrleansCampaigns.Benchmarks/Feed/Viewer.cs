using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>A member who follows a campaign and checks that the main channel's numbers are dense.</summary>
internal sealed class Viewer(UserId user) : IAsyncDisposable
{
    /// <summary>A server drops a client that it does not hear of for 30 s.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(8);

    private static readonly byte[] Ping = [.. "{\"type\":6}"u8, LoadConnection.Separator];

    private readonly CancellationTokenSource _stopping = new();
    private LoadConnection? _connection;
    private Task _reading = Task.CompletedTask;
    private Following? _start;
    private byte[] _lastFrame = [];
    private long _updates;
    private bool _stopped;

    public long Number { get; private set; }

    public long Missing { get; private set; }

    public long Duplicates { get; private set; }

    public long Frames { get; private set; }

    public long Updates => Interlocked.Read(ref _updates);

    /// <summary>Milliseconds from <see cref="Stamp"/> to arrival, while it is set.</summary>
    public List<double>? Latencies { get; set; }

    /// <summary>The newest frame with updates, as it came.</summary>
    public byte[] LastFrame => _lastFrame;

    /// <summary>Whether each frame is kept: only <see cref="LastFrame"/> and resuming need it.</summary>
    public bool KeepsFrames { get; init; }

    /// <summary>A text that says when it was written.</summary>
    public static string Stamp() => Stopwatch.GetTimestamp().ToString("D20", CultureInfo.InvariantCulture);

    public static async Task<Viewer> JoinAsync(ProductTable table, bool keepsFrames = false, int? receiveBytes = null)
    {
        var (connection, user) = await table.JoinAsync(receiveBytes);
        var viewer = new Viewer(user) { KeepsFrames = keepsFrames };
        await viewer.FollowAsync(connection, table, resume: null);
        return viewer;
    }

    public void Cut() => _connection!.Cut();

    /// <summary>Reads nothing more until <see cref="ReadOn"/>.</summary>
    public void StopReading() => Volatile.Write(ref _stopped, true);

    public void ReadOn() => Volatile.Write(ref _stopped, false);

    /// <summary>Comes back on a new connection, from where it was.</summary>
    public async Task ResumeAsync(ServerProcess server, ProductTable table)
    {
        await _reading;
        await _connection!.DisposeAsync();
        await FollowAsync(await ProductTable.ConnectAsync(server, user), table, new ResumePoint(_start!.Ticket, [PositionOf(_lastFrame) ?? _start.Positions[0], _start.Positions[1]]));
    }

    public async Task ReachAsync(long number, TimeSpan atMost)
    {
        for (var began = Stopwatch.GetTimestamp(); Number < number; await Task.Delay(2)) // the load polls its own counters
        {
            if (Stopwatch.GetElapsedTime(began) > atMost) throw new TimeoutException($"A viewer is at {Number} and not at {number}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        _stopping.Dispose();
    }

    private static string? PositionOf(byte[] frame)
    {
        if (frame.Length == 0) return null;
        using var parsed = JsonDocument.Parse(frame);
        return parsed.RootElement.GetProperty("arguments")[0].GetProperty("position").GetString();
    }

    private async Task FollowAsync(LoadConnection connection, ProductTable table, ResumePoint? resume)
    {
        var answer = await connection.CallAsync("Follow", JsonSerializer.Serialize(new FollowRequest(table.Campaign, resume), WireJson.Options));
        using var parsed = JsonDocument.Parse(answer);
        var reply = parsed.RootElement.GetProperty("result").Deserialize<FollowReply>(WireJson.Options)!;
        if (reply.Following is not { } following || following.Resumed != resume is not null) throw new InvalidOperationException(answer);
        if (resume is null) (_start, Number) = (following, following.MainNumber);
        _connection = connection;
        _reading = Task.Run(() => ReadAsync(connection));
        _ = PingAsync(connection);
    }

    private async Task ReadAsync(LoadConnection connection)
    {
        try
        {
            while (true)
            {
                Take((await connection.ReadAsync(_stopping.Token)).Span);
                while (Volatile.Read(ref _stopped)) await Task.Delay(20, _stopping.Token); // it stopped reading
            }
        }
        catch (Exception cause) when (cause is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // Cut off, on purpose.
            return;
        }
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        if (!frame.StartsWith("{\"type\":1,\"target\":\"updates\""u8)) return;
        var mark = "\"first\":"u8;
        var at = frame.IndexOf(mark) + mark.Length;
        if (!Utf8Parser.TryParse(frame[at..], out long first, out _)) throw new InvalidOperationException(Encoding.UTF8.GetString(frame));
        var rest = frame[at..];
        var count = 0;
        for (var next = rest.IndexOf("{\"at\":\""u8); next >= 0; next = rest.IndexOf("{\"at\":\""u8))
        {
            count++;
            rest = rest[(next + 1)..];
            if (Latencies is { } latencies) Measure(rest, latencies);
        }

        if (first > Number + 1) Missing += first - Number - 1;
        if (first <= Number) Duplicates += Number - first + 1;
        Number = first + count - 1;
        Frames++;
        if (KeepsFrames) _lastFrame = frame.ToArray();
        Interlocked.Add(ref _updates, count);
    }

    private static void Measure(ReadOnlySpan<byte> update, List<double> latencies)
    {
        var mark = "\"text\":\""u8;
        var at = update.IndexOf(mark);
        if (at >= 0 && Utf8Parser.TryParse(update.Slice(at + mark.Length, 20), out long sent, out var read) && read == 20)
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    }

    private async Task PingAsync(LoadConnection connection)
    {
        try
        {
            using var timer = new PeriodicTimer(PingEvery);
            while (await timer.WaitForNextTickAsync(_stopping.Token)) await connection.SendAsync(Ping);
        }
        catch (Exception cause) when (cause is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // Cut off, on purpose.
            return;
        }
    }
}
