using System.Net;

namespace OrleansCampaigns.Server.Access;

/// <summary>Whoever sits at the server's machine and asks it directly.</summary>
internal static class LocalCaller
{
    /// <summary>A proxy on the same machine has the loopback address too: it passes on who asked, or whom they meant to ask.</summary>
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>The other end is the loopback address, the name asked for is one too (a page elsewhere may have its own name point here), and nobody stands between.</summary>
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && IsLocalName(http.Request.Host.Host) && !PassedOn.Any(http.Request.Headers.ContainsKey);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
