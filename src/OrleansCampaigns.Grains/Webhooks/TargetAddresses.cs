using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Which addresses are not the public internet's: the special-purpose registries of IANA (RFC 6890 and what came after), of which nothing is a stranger's to reach from
/// inside. For IPv6 it is the other way round: only global unicast 2000::/3 is, less what is special in it. So what embeds an IPv4 address (mapped, compatible, NAT64,
/// 6to4, Teredo) reaches nothing that the IPv4 address would not.
/// </summary>
internal static class TargetAddresses
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. ((string[])[
            "0.0.0.0/8", // this network; 0.0.0.0 reaches the machine itself
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, and some clouds' metadata
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's own services, at an address that looks public
            "169.254.0.0/16", // link-local, and most clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20", // documentation
        ]).Select(text => IPNetwork.Parse(text)),
    ];

    public static bool IsRefused(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && (plain.ScopeId != 0 || !GlobalUnicast.Contains(plain))) return true;
        return Special.Any(network => network.Contains(plain));
    }
}
