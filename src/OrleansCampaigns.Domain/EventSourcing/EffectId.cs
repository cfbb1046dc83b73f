using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// The command ids of effects: version-8 GUIDs (RFC 9562: vendor specific) that hold the first 122 bits of a SHA-256 over what caused the effect.
/// Whoever knows the campaign could compute them in advance and use one up, so a door takes no such id from a client (<see cref="IsReserved"/>).
/// </summary>
public static class EffectId
{
    private const int GuidBytes = 16;
    private const int VersionOfEffects = 8;

    /// <summary>The id of the effect at <paramref name="index"/> (zero-based) of the campaign's event <paramref name="sequence"/>.</summary>
    public static CommandId Of(CampaignId campaign, long sequence, int index)
    {
        Span<byte> named = stackalloc byte[GuidBytes + sizeof(long) + sizeof(int)];
        campaign.Value.TryWriteBytes(named, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(named[GuidBytes..], sequence);
        BinaryPrimitives.WriteInt32BigEndian(named[(GuidBytes + sizeof(long))..], index);
        return Derived(named);
    }

    /// <summary>The id of the command that a handler sends as its <paramref name="index"/>th (zero-based) because of the campaign's event <paramref name="sequence"/>.</summary>
    public static CommandId Of(CampaignId campaign, string handler, long sequence, int index)
    {
        var name = Encoding.UTF8.GetBytes(handler);
        Span<byte> named = stackalloc byte[GuidBytes + sizeof(long) + sizeof(int) + SHA256.HashSizeInBytes];
        campaign.Value.TryWriteBytes(named, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(named[GuidBytes..], sequence);
        BinaryPrimitives.WriteInt32BigEndian(named[(GuidBytes + sizeof(long))..], index);
        SHA256.HashData(name, named[(GuidBytes + sizeof(long) + sizeof(int))..]);
        return Derived(named);
    }

    /// <summary>The id of what is sent because <paramref name="refused"/> was refused.</summary>
    public static CommandId AfterRefusalOf(CommandId refused)
    {
        Span<byte> named = stackalloc byte[GuidBytes];
        refused.Value.TryWriteBytes(named, bigEndian: true, out _);
        return Derived(named);
    }

    /// <summary>True for ids that only the campaign itself may send: all version-8 GUIDs.</summary>
    public static bool IsReserved(CommandId id) => id.Value.Version == VersionOfEffects;

    private static CommandId Derived(ReadOnlySpan<byte> named)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | (VersionOfEffects << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new CommandId(new Guid(hash[..GuidBytes], bigEndian: true));
    }
}
