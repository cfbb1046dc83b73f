using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Ids that follow from a campaign's name and what they name: a demo that starts again means the same things, and sends the same commands.</summary>
internal sealed class DemoIds(string campaign)
{
    private const int GuidBytes = 16;
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    /// <summary>Version 5, made from a name (RFC 9562): version 8 belongs to the commands that follow from events.</summary>
    private const byte NameBasedVersion = 0x50;
    private const byte Variant = 0x80;

    public CampaignId Campaign => Of<CampaignId>(nameof(Campaign));

    public CommandId Step(string name) => Of<CommandId>($"step {name}");

    public TId Of<TId>(string name)
        where TId : struct, IGuidId<TId>
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign}\n{typeof(TId).Name}\n{name}")).AsSpan(0, GuidBytes);
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0f) | NameBasedVersion);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3f) | Variant);
        return TId.From(new Guid(bytes, bigEndian: true));
    }
}
