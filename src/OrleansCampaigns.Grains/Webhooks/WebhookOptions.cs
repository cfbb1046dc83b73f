using System.Collections.Immutable;
using System.Net;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>What the operator allows webhooks, and how patient they are.</summary>
public sealed record WebhookOptions
{
    /// <summary>Addresses in these networks are told although they are no public ones.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Ranges of ports, both ends included.</summary>
    public ImmutableArray<(int First, int Last)> Ports { get; init; } = [(443, 443), (8443, 8443)];

    /// <summary>Whether a message may go without TLS.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>A try, from the look-up of the name to the head of the answer.</summary>
    public TimeSpan TryMax { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often subscriptions with something due are looked for: what a loss of every timer costs at most.</summary>
    public TimeSpan Check { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Addresses of a host. Only what it returns is ever connected to.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Why an address in the form of a subscription cannot be one; null when it can. What its host resolves to is asked at each connection.</summary>
    internal string? Problem(string text)
    {
        if (text.Length > Contracts.Webhooks.CreateWebhookRequest.UrlLengthMax) return $"An address has at most {Contracts.Webhooks.CreateWebhookRequest.UrlLengthMax} characters.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) return "This is not an absolute URL.";
        if (url.Scheme != Uri.UriSchemeHttps && !(AllowHttp && url.Scheme == Uri.UriSchemeHttp)) return "A webhook's address begins with https://.";
        if (url.UserInfo.Length > 0) return "A webhook's address holds no credentials.";
        if (url.Fragment.Length > 0) return "A webhook's address has no fragment.";
        if (url.Host.Length == 0) return "A webhook's address names a host.";
        if (!Ports.Any(range => url.Port >= range.First && url.Port <= range.Last)) return "This server does not send to that port.";
        return IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && IsRefused(address) ? "This server does not send to that address." : null;
    }

    internal bool IsRefused(IPAddress address) => TargetAddresses.IsRefused(address) && !AllowedNetworks.Any(network => Contains(network, address));

    private static bool Contains(IPNetwork network, IPAddress address) =>
        network.Contains(address) || (address.IsIPv4MappedToIPv6 && network.Contains(address.MapToIPv4()));
}
