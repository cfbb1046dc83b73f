using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Access;

/// <summary>
/// An entity's version as 22 opaque characters. A number would tell a player how often something changed in secret. One AES-256 block is a permutation of
/// (8 bytes of the entity's hash, 8 bytes of version): equal versions give equal tokens, and a token that was not made here names the entity by
/// chance once in 2^64.
/// </summary>
public sealed class VersionTokens(TokenKey key) : IDisposable
{
    private readonly Aes _aes = Create(key.Derive("version-token"));

    public string Of(CampaignId campaign, EntityRef entity, long version)
    {
        Span<byte> block = stackalloc byte[16];
        TagOf(campaign, entity, block);
        BinaryPrimitives.WriteInt64BigEndian(block[8..], version);
        return Base64Url.EncodeToString(_aes.EncryptEcb(block, PaddingMode.None));
    }

    /// <summary>The version; null when the token was not made here for this entity.</summary>
    public long? Read(CampaignId campaign, EntityRef entity, string token)
    {
        Span<byte> block = stackalloc byte[18];
        if (token.Length != 22 || Base64Url.DecodeFromChars(token, block, out _, out var length) != OperationStatus.Done || length != 16) return null;
        var plain = _aes.DecryptEcb(block[..16], PaddingMode.None);
        Span<byte> tag = stackalloc byte[8];
        TagOf(campaign, entity, tag);
        return CryptographicOperations.FixedTimeEquals(plain.AsSpan(0, 8), tag) ? BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(8)) : null;
    }

    public void Dispose() => _aes.Dispose();

    private static void TagOf(CampaignId campaign, EntityRef entity, Span<byte> tag)
    {
        Span<byte> named = stackalloc byte[33];
        campaign.Value.TryWriteBytes(named);
        named[16] = (byte)entity.Kind;
        entity.Id.TryWriteBytes(named[17..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);
        hash[..8].CopyTo(tag);
    }

    private static Aes Create(byte[] secret)
    {
        var aes = Aes.Create();
        aes.Key = secret;
        return aes;
    }
}
