using System.Net;
using System.Net.Sockets;

namespace OrleansCampaigns.Journal.Tests.Postgres;

/// <summary>A TCP proxy in front of PostgreSQL that can drop both sides in the moment when the server's next answer arrives: the server did the work, the client never hears of it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private volatile int _answersUntilCut = int.MaxValue;

    public CuttingProxy(string host, int port)
    {
        _host = host;
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer after this many more is swallowed together with its connection.</summary>
    public void CutAfter(int answers) => _answersUntilCut = answers;

    public void Heal() => _answersUntilCut = int.MaxValue;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_host, _port);
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(PumpAsync(near, far, isAnswer: false), PumpAsync(far, near, isAnswer: true));
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[ChunkBytes];
        try
        {
            while (await from.ReadAsync(buffer) is var read and > 0)
            {
                if (isAnswer && _answersUntilCut-- == 0) return;
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return;
        }
    }
}
