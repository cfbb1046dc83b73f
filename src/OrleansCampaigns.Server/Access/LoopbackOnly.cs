using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansCampaigns.Server.Access;

/// <summary>Keeps development tokens off every address but loopback: before the server listens, from its configuration, and again from what it really listens on.</summary>
public static class LoopbackOnly
{
    /// <exception cref="StartupRefusedException">An address in the configuration is not loopback.</exception>
    public static void Check(IConfiguration configuration, ServerOptions options)
    {
        if (!options.DevelopmentTokens) return;
        if (configuration["urls"] is null && (configuration["http_ports"] ?? configuration["https_ports"]) is { Length: > 0 } ports)
            throw Refusal($"every address (ports {ports})");
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Check([.. urls, .. endpoints.OfType<string>()]);
    }

    /// <exception cref="StartupRefusedException">The server listens on an address that is not loopback.</exception>
    public static void Check(IServer server, ServerOptions options)
    {
        if (options.DevelopmentTokens && server.Features.Get<IServerAddressesFeature>() is { } bound) Check(bound.Addresses);
    }

    private static void Check(IEnumerable<string> urls)
    {
        foreach (var url in urls)
            if (!IsLoopback(url)) throw Refusal(url);
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    private static StartupRefusedException Refusal(string where) =>
        new($"Campaigns:DevelopmentTokens is on, and the server would listen on {where}. Anybody could sign in as anybody there: listen on http://127.0.0.1:<port>, or switch it off.");
}
