using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace OrleansCampaigns.Benchmarks;

/// <summary>
/// One hub connection over the JSON protocol, as lean as a load must be that shares its machine with the server: frames are built and read as bytes.
/// One caller at a time.
/// </summary>
internal sealed class LoadConnection : IAsyncDisposable
{
    public const byte Separator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;
    private int _taken;

    /// <param name="server">Address of the server.</param>
    /// <param name="hub">Path of the hub.</param>
    /// <param name="token">Null where nobody asks for one.</param>
    /// <param name="receiveBytes">Size of the kernel's receive buffer; null: as large as it grows.</param>
    public static async Task<LoadConnection> OpenAsync(Uri server, string hub, string? token, int? receiveBytes = null)
    {
        var connection = new LoadConnection();
        if (token is not null) connection._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        connection._socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        await connection._socket.ConnectAsync(new Uri($"ws://{server.Authority}{hub}"), InvokerOf(receiveBytes), CancellationToken.None);
        await connection.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray());
        await connection.ReadAsync();
        return connection;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> frame) => _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next frame, without its separator; good until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_taken, _filled - _taken).IndexOf(Separator);
            if (end >= 0)
            {
                var frame = _buffer.AsMemory(_taken, end);
                _taken += end + 1;
                return frame;
            }

            MakeRoom();
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) throw new WebSocketException($"The server closed the connection: {_socket.CloseStatusDescription}");
            _filled += received.Count;
        }
    }

    /// <summary>Sends an invocation and reads until its completion; everything else on the way is dropped.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> frame)
    {
        await SendAsync(frame);
        while (true)
        {
            var answer = await ReadAsync();
            if (IsCompletion(answer.Span)) return answer;
        }
    }

    public Task<string> CallAsync(string method, params ReadOnlySpan<string> arguments)
    {
        var frame = Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"{method}\",\"arguments\":[{string.Join(',', arguments!)}]}}{(char)Separator}");
        return TextAsync(frame);

        async Task<string> TextAsync(byte[] bytes) => Encoding.UTF8.GetString((await CallAsync(bytes)).Span);
    }

    /// <summary>Keeps the server from thinking that the client is gone; not while another frame is being sent.</summary>
    public void Ping() => _ = _socket.State == WebSocketState.Open ? SendAsync("{\"type\":6}\u001e"u8.ToArray()).AsTask() : Task.CompletedTask;

    public static bool IsCompletion(ReadOnlySpan<byte> frame) => frame.StartsWith("{\"type\":3"u8);

    /// <summary>Ends without a word, like a cable that is pulled.</summary>
    public void Cut() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpMessageInvoker? InvokerOf(int? receiveBytes) => receiveBytes is not { } bytes ? null : new HttpMessageInvoker(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = bytes, NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    private void MakeRoom()
    {
        if (_taken > 0)
        {
            _buffer.AsSpan(_taken, _filled - _taken).CopyTo(_buffer);
            (_filled, _taken) = (_filled - _taken, 0);
        }

        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
