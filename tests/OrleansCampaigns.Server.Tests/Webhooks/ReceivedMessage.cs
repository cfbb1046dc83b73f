using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>What a receiver got, and its own check of the signature: written from the specification, without the server's code.</summary>
public sealed record ReceivedMessage(string Id, string Timestamp, string Signature, byte[] Body, string Path)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string Type => Json.GetProperty("type").GetString()!;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>As Standard Webhooks 1.0.0 says: any of the space-separated v1 signatures, a time within five minutes.</summary>
    public bool IsSignedWith(string secret, DateTimeOffset now)
    {
        if (!secret.StartsWith("whsec_", StringComparison.Ordinal)) return false;
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
        if ((now - sent).Duration() > TimeSpan.FromMinutes(5)) return false;
        byte[] content = [.. Encoding.UTF8.GetBytes(Id), (byte)'.', .. Encoding.UTF8.GetBytes(Timestamp), (byte)'.', .. Body];
        var expected = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), content);
        return Signature.Split(' ').Any(one => one.Split(',') is ["v1", var base64] && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(base64), expected));
    }
}
