using System.Security.Cryptography;
using System.Text;

namespace OrleansCampaigns.Server.Access;

/// <summary>The secret from which every opaque token's key derives (HKDF-SHA-256); the same on all servers of a cluster and over restarts.</summary>
public sealed class TokenKey
{
    public const int SecretBytes = 32;

    private readonly byte[] _secret;

    public TokenKey(byte[] secret)
    {
        if (secret.Length != SecretBytes) throw new ArgumentException($"The token key has {secret.Length} bytes; it takes {SecretBytes}.", nameof(secret));
        _secret = secret;
    }

    /// <summary>A key of 32 bytes for one purpose; keys of different purposes tell nothing about each other.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SecretBytes, info: Encoding.UTF8.GetBytes(purpose));
}
