using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// The ETag of an entity: its version token, and for a representation a dot and a hash of the bytes, because a view also shows what others changed.
/// <c>If-Match</c> takes either form and looks at the version only.
/// </summary>
public static class EntityTag
{
    private const int HashBytes = 9;

    public static string Of(string version) => $"\"{version}\"";

    public static string Of(string version, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"\"{version}.{Base64Url.EncodeToString(hash[..HashBytes])}\"";
    }

    /// <summary>False when the header is there and is not one quoted token. A missing header and <c>*</c> claim nothing.</summary>
    public static bool TryReadIfMatch(HttpRequest request, out string? version)
    {
        version = null;
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*") return true;
        if (header.Length < 3 || header[0] != '"' || header[^1] != '"' || header.AsSpan(1, header.Length - 2).Contains('"')) return false;
        version = header[1..^1].Split('.')[0];
        return true;
    }

    public static bool IsNoneMatch(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(known => known == "*" || known == tag || known == $"W/{tag}");
}
