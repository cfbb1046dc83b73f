using System.Net;
using System.Net.Sockets;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Ports below the range that the system hands out by itself, so that no client connection takes one while its server is dead.</summary>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int End = 32_000;

    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, End);
                if (IsFree(port) && Given.Add(port)) return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
