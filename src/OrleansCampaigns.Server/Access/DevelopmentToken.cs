using System.Buffers.Text;
using System.Text;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Server.Access;

/// <summary>A signed-in person on the developer's own machine: <c>dev.&lt;user, 32 hex digits&gt;.&lt;base64url of the name&gt;</c>. Anybody can make one, so only the loopback address accepts it.</summary>
public sealed record DevelopmentToken(UserId User, string Name)
{
    /// <summary>Longer names are refused.</summary>
    public const int NameLengthMax = 60;

    private const string Prefix = "dev.";
    private const int TextLengthMax = 400;

    public override string ToString() => $"{Prefix}{User.Value:N}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Name))}";

    /// <summary>Null for anything that is not such a token.</summary>
    public static DevelopmentToken? Read(string text)
    {
        if (text.Length > TextLengthMax || !text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var parts = text.Split('.');
        if (parts.Length != 3 || !Guid.TryParseExact(parts[1], "N", out var user) || user == Guid.Empty) return null;
        Span<byte> name = stackalloc byte[TextLengthMax];
        if (!Base64Url.IsValid(parts[2]) || !Base64Url.TryDecodeFromChars(parts[2], name, out var length)) return null;
        var decoded = Encoding.UTF8.GetString(name[..length]);
        return decoded.Length is > 0 and <= NameLengthMax && !decoded.Any(char.IsControl) && !decoded.Contains('\uFFFD', StringComparison.Ordinal)
            ? new DevelopmentToken(new UserId(user), decoded)
            : null;
    }
}
