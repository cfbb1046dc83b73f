using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MessagePack;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A viewer without the SDK: speaks SignalR over its own socket and keeps every byte that comes.</summary>
internal sealed class RawLiveConnection : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private const int InvocationType = 1;

    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _received = new();
    private readonly HubProtocol _protocol;
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;

    private RawLiveConnection(HubProtocol protocol) => _protocol = protocol;

    /// <summary>Connects and follows a campaign.</summary>
    public static async Task<RawLiveConnection> FollowAsync(Person person, Uri server, CampaignId campaign, HubProtocol protocol)
    {
        var raw = new RawLiveConnection(protocol);
        raw._socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Token}");
        await raw._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        raw._receiving = raw.ReceiveAsync();
        var name = protocol == HubProtocol.Json ? "json" : "messagepack";
        await raw.SendAsync([.. Encoding.UTF8.GetBytes($$"""{"protocol":"{{name}}","version":1}"""), RecordSeparator]);
        await raw.InvokeAsync("Follow", JsonSerializer.SerializeToUtf8Bytes(new FollowRequest(campaign), WireJson.Options));
        return raw;
    }

    /// <summary>Calls a method of the hub with one argument, given as JSON; the answer is among the bytes received.</summary>
    public Task InvokeAsync(string method, byte[] argument) => SendAsync(_protocol == HubProtocol.Json
        ? [.. Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{Encoding.UTF8.GetString(argument)}}]}"""), RecordSeparator]
        : Packed(method, argument));

    public async Task ContainsAsync(string text, TimeSpan max)
    {
        using var limit = new CancellationTokenSource(max);
        while (true)
        {
            var more = Volatile.Read(ref _more).Task;
            if (Contains(text)) return;
            await more.WaitAsync(limit.Token);
        }
    }

    public bool Contains(string text)
    {
        lock (_received) return _received.GetBuffer().AsSpan(0, (int)_received.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (part.MessageType == WebSocketMessageType.Close) return;
                lock (_received) _received.Write(buffer, 0, part.Count);
                Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private async Task SendAsync(byte[] message) => await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    /// <summary>An invocation as SignalR frames it: a length in 7-bit groups, then [1, headers, id, target, arguments, streams].</summary>
    private static byte[] Packed(string method, byte[] argument)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(InvocationType);
        writer.WriteMapHeader(0);
        writer.Write("1");
        writer.Write(method);
        writer.WriteArrayHeader(1);
        writer.Flush();
        var packed = MessagePackSerializer.ConvertFromJson(Encoding.UTF8.GetString(argument));
        var end = new ArrayBufferWriter<byte>();
        var tail = new MessagePackWriter(end);
        tail.WriteArrayHeader(0);
        tail.Flush();
        byte[] message = [.. body.WrittenSpan, .. packed, .. end.WrittenSpan];
        return [.. LengthOf(message.Length), .. message];
    }

    private static IEnumerable<byte> LengthOf(int length)
    {
        do
        {
            var group = (byte)(length & 0x7F);
            length >>= 7;
            yield return length > 0 ? (byte)(group | 0x80) : group;
        }
        while (length > 0);
    }
}
