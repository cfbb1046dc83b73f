using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using OrleansCampaigns.Grains.Webhooks;

namespace OrleansCampaigns.Server.Webhooks;

/// <summary>What the operator allows webhooks: section <c>Campaigns:Webhooks</c>.</summary>
public sealed class WebhookSettings
{
    /// <summary>Ports and ranges of ports that messages may go to, with commas: <c>443,8443,9000-9100</c>.</summary>
    public string Ports { get; set; } = "443,8443";

    /// <summary>Networks that messages may go to although they are not the public internet, with commas: <c>10.1.2.0/24,fd00:1::/64</c>. Everybody who runs a campaign can then reach them.</summary>
    public string AllowedNetworks { get; set; } = "";

    /// <summary>Messages may go to <c>http:</c> addresses. Whoever is on the way reads them.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>A try takes at most so long; 1 to 60.</summary>
    public int TrySeconds { get; set; } = 20;

    /// <summary>How often messages are looked for that a server which died would have sent; 1 to 600.</summary>
    public int CheckSeconds { get; set; } = 15;

    /// <summary>A sentence for each setting that cannot work.</summary>
    public IEnumerable<string> Problems()
    {
        if (Parts(Ports).Any(part => PortsOf(part) is null) || Parts(Ports).Length == 0) yield return "Campaigns:Webhooks:Ports is a list of ports and ranges of ports: 443,9000-9100.";
        if (Parts(AllowedNetworks).Any(part => !IPNetwork.TryParse(part, out _))) yield return "Campaigns:Webhooks:AllowedNetworks is a list of networks: 10.1.2.0/24,fd00:1::/64.";
        if (TrySeconds is < 1 or > 60) yield return "Campaigns:Webhooks:TrySeconds is 1 to 60.";
        if (CheckSeconds is < 1 or > 600) yield return "Campaigns:Webhooks:CheckSeconds is 1 to 600.";
    }

    /// <summary>Only when there are no <see cref="Problems"/>.</summary>
    public WebhookOptions ToOptions() => new()
    {
        Ports = [.. Parts(Ports).Select(part => PortsOf(part)!.Value)],
        AllowedNetworks = [.. Parts(AllowedNetworks).Select(part => IPNetwork.Parse(part))],
        AllowHttp = AllowHttp,
        TryMax = TimeSpan.FromSeconds(TrySeconds),
        Check = TimeSpan.FromSeconds(CheckSeconds),
    };

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (int First, int Last)? PortsOf(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        return Port(first) is { } from && Port(last) is { } to && from <= to ? (from, to) : null;
    }

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= IPEndPoint.MaxPort ? port : null;
}
