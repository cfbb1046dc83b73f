using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Keeps subscriptions' secrets and addresses encrypted (AES-256-GCM, bound to their subscription), so that whoever reads the database alone can neither sign nor see more of an
/// address than its scheme, host and port, which stand in clear beside it; and makes the ids of messages. Both keys derive from the servers' shared secret. Where the operator sets none (<c>Campaigns:TokenKey</c>), PostgreSQL keeps that in the same database,
/// and the encryption is worth what the database's own protection is.
/// </summary>
/// <param name="key">32 bytes, the same on all servers and over restarts. With another key all is sealed for good: subscriptions need new secrets and addresses.</param>
public sealed class WebhookVault(byte[] key)
{
    /// <summary>What <see cref="NewSecret"/> begins with.</summary>
    public const string SecretPrefix = "whsec_";

    public const int SecretBytes = 32;

    private const int KeyBytes = 32;
    private const int VersionOfIds = 8;

    private readonly byte[] _seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "webhook-seal"u8.ToArray());
    private readonly byte[] _ids = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "webhook-ids"u8.ToArray());

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Shown(byte[] secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>One <c>v1</c> signature of a message: HMAC-SHA-256 over id, seconds since 1970 and body, joined by full stops.</summary>
    public static string Sign(byte[] secret, string id, string seconds, byte[] body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{seconds}."));
        hmac.AppendData(body);
        return $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
    }

    internal byte[] Seal(Guid subscription, ReadOnlySpan<byte> plain)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var made = new byte[nonce + tag + plain.Length];
        RandomNumberGenerator.Fill(made.AsSpan(0, nonce));
        using var aes = new AesGcm(_seal, tag);
        aes.Encrypt(made.AsSpan(0, nonce), plain, made.AsSpan(nonce + tag), made.AsSpan(nonce, tag), subscription.ToByteArray());
        return made;
    }

    /// <summary>Null when it was sealed with another key or for another subscription.</summary>
    internal byte[]? Open(Guid subscription, byte[] sealedBytes)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (sealedBytes.Length < nonce + tag) return null;
        var plain = new byte[sealedBytes.Length - nonce - tag];
        using var aes = new AesGcm(_seal, tag);
        try
        {
            aes.Decrypt(sealedBytes.AsSpan(0, nonce), sealedBytes.AsSpan(nonce + tag), sealedBytes.AsSpan(nonce, tag), plain, subscription.ToByteArray());
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>
    /// The id of what a subscription is told because of something: the same whenever it is made again. With a key, because what an event's own id derives from is its number
    /// in the journal, and a receiver that could find that would learn how much happens in secret.
    /// </summary>
    internal Guid DeliveryId(Guid handled, Guid subscription, int index)
    {
        Span<byte> named = stackalloc byte[36];
        handled.TryWriteBytes(named, bigEndian: true, out _);
        subscription.TryWriteBytes(named[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(named[32..], index);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_ids, named, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | (VersionOfIds << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
