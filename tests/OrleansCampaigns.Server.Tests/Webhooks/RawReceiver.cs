using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>Takes connections on the loopback address, reads the head of each request, and answers with bytes that no web server would send.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    public RawReceiver(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public static ValueTask PutAsync(NetworkStream to, string text, CancellationToken cancellationToken) => to.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stopping.Dispose();
    }

    /// <summary>One connection after the other. One that ends early is the sender's right.</summary>
    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested) await TakeAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
        await using var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[4], _stopping.Token);
        await _answer(stream, _stopping.Token);
    }
}
