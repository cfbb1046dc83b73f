using System.Net;
using System.Net.Sockets;

namespace OrleansCampaigns.Server.Cluster;

/// <summary>
/// Whether a silo's process is gone. Only a refused connection proves it: the machine answers and nothing listens there. Silence proves nothing: it may be a
/// slow network, and is left to Orleans' own probes.
/// </summary>
public static class SiloProbe
{
    /// <summary>Between the two refusals that count as proof.</summary>
    public static readonly TimeSpan SecondLookAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>An attempt is given up after this.</summary>
    public static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(1);

    public static async Task<bool> IsGoneAsync(IPEndPoint silo, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await RefusesAsync(silo, cancellationToken)) return false;
        await Task.Delay(SecondLookAfter, clock, cancellationToken);
        return await RefusesAsync(silo, cancellationToken);
    }

    private static async Task<bool> RefusesAsync(IPEndPoint silo, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerMax);
        using var socket = new Socket(silo.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(silo, limit.Token);
            return false;
        }
        catch (SocketException cause)
        {
            return cause.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
