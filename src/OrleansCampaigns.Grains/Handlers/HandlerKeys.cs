using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>The one place where keys of handler grains are built and read: the handler's id, then the campaign, as in the keys of entities.</summary>
public static class HandlerKeys
{
    private const int GuidBytes = 16;

    /// <param name="grains">The factory.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="handler">Name of a handler.</param>
    public static IHandlerGrain GetHandler(this IGrainFactory grains, CampaignId campaign, string handler) =>
        grains.GetGrain<IHandlerGrain>(IdOf(handler), campaign.Value.ToString("N"));

    /// <summary>The first 128 bits of a SHA-256 over a handler's name.</summary>
    public static Guid IdOf(string handler)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(handler), hash);
        return new Guid(hash[..GuidBytes], bigEndian: true);
    }
}
