using System.Net;
using System.Net.Sockets;
using OrleansCampaigns.Server.Cluster;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What proves that a process is gone.</summary>
public sealed class SiloProbeTests
{
    [Fact]
    public async Task A_port_where_nothing_listens_proves_it() =>
        Assert.True(await SiloProbe.IsGoneAsync(new IPEndPoint(IPAddress.Loopback, FreePorts.Next()), TimeProvider.System, CancellationToken.None));

    [Fact]
    public async Task A_port_that_listens_disproves_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.False(await SiloProbe.IsGoneAsync((IPEndPoint)listener.LocalEndpoint, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task Silence_proves_nothing()
    {
        // A full backlog: the machine takes no notice of further attempts.
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)full.LocalEndPoint!);
        Assert.False(await SiloProbe.IsGoneAsync((IPEndPoint)full.LocalEndPoint!, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task One_refusal_is_not_enough()
    {
        var place = new IPEndPoint(IPAddress.Loopback, FreePorts.Next());
        using var clock = new BackAfterOneLook(place);
        Assert.False(await SiloProbe.IsGoneAsync(place, clock, CancellationToken.None));
    }

    /// <summary>Between the two looks somebody listens again.</summary>
    private sealed class BackAfterOneLook(IPEndPoint place) : TimeProvider, IDisposable
    {
        private readonly TcpListener _listener = new(place);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _listener.Start();
            return base.CreateTimer(callback, state, dueTime, period);
        }

        public void Dispose() => _listener.Dispose();
    }
}
