using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>A WebSocket that speaks the JSON hub protocol by hand, so that it can also say what no client library would.</summary>
public sealed class RawLive : IAsyncDisposable
{
    private const char End = '\u001e';

    /// <summary>How long what is waited for may take; pings and other messages do not count.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _waiting = new();
    private readonly StringBuilder _received = new();
    private int _calls;

    public static async Task<RawLive> OpenAsync(RunningServer server, UserId user)
    {
        var live = new RawLive();
        var address = new UriBuilder(server.App.Urls.First()) { Scheme = "ws", Path = "/live", Query = $"access_token={new DevelopmentToken(user, "Raw")}" };
        await live._socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        await live.SayAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await live.HearAsync());
        return live;
    }

    public Task SayAsync(string frame) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(frame + End), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Calls a hub method with one argument (JSON) and waits for its result (none for a method without one), letting pushes pass.</summary>
    public async Task<JsonElement> CallAsync(string method, string argument)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SayAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{argument}}]}""");
        var since = Stopwatch.StartNew();
        while (true)
        {
            var frame = JsonDocument.Parse(await HearAsync(Patience - since.Elapsed)).RootElement;
            if (frame.GetProperty("type").GetInt32() == 3 && frame.GetProperty("invocationId").GetString() == id)
                return frame.TryGetProperty("result", out var result) ? result : frame.TryGetProperty("error", out _) ? throw new InvalidOperationException(frame.GetRawText()) : default;
        }
    }

    /// <summary>The first pushed message of this target.</summary>
    public async Task<JsonElement> PushedAsync(string target)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var frame = JsonDocument.Parse(await HearAsync(Patience - since.Elapsed)).RootElement;
            if (frame.GetProperty("type").GetInt32() == 1 && frame.GetProperty("target").GetString() == target) return frame.GetProperty("arguments")[0];
        }
    }

    public Task<string> HearAsync() => HearAsync(Patience);

    private async Task<string> HearAsync(TimeSpan left)
    {
        if (left < TimeSpan.Zero) throw new TimeoutException();
        var buffer = new byte[16 * 1024];
        while (_waiting.Count == 0)
        {
            var read = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).WaitAsync(left);
            if (read.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The server closed the connection.");
            _received.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            var frames = _received.ToString().Split(End);
            foreach (var frame in frames[..^1]) _waiting.Enqueue(frame);
            _received.Clear().Append(frames[^1]);
        }

        return _waiting.Dequeue();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
