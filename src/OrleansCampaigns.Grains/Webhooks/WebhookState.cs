using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A subscription as it is stored: JSON, so members are only ever added, as optional ones. See <c>WebhookView</c> for what they mean.</summary>
/// <param name="ShownUrl">Of whatever address is given, or was stored by an earlier version, the scheme, host and port alone: at many services the path is what lets one in.</param>
/// <param name="SealedUrl">The whole address, by <see cref="WebhookVault"/>.</param>
/// <param name="AfterSequence">Events after this one are told.</param>
/// <param name="SealedSecret">By <see cref="WebhookVault"/>.</param>
/// <param name="SealedOldSecret">Signs too, until <paramref name="OldSecretUntil"/>.</param>
/// <param name="FailingSince">No message was taken since then.</param>
/// <param name="GivenUp">Messages given up since the last one that was taken; counted up to <see cref="WebhookSender.GivenUpMin"/>.</param>
public sealed record WebhookState(
    string ShownUrl,
    byte[] SealedUrl,
    ChannelKind Audience,
    ImmutableArray<string> Kinds,
    Guid Owner,
    DateTimeOffset CreatedAt,
    long AfterSequence,
    byte[] SealedSecret,
    byte[]? SealedOldSecret = null,
    DateTimeOffset? OldSecretUntil = null,
    long Missed = 0,
    DateTimeOffset? FailingSince = null,
    DateTimeOffset? DisabledAt = null,
    string? DisabledWhy = null,
    int GivenUp = 0)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public string ShownUrl { get; } = OriginOf(ShownUrl);

    public static WebhookState Of(WebhookRow row) => JsonSerializer.Deserialize<WebhookState>(row.State, Format)!;

    public bool Wants(string kind) => Kinds.IsEmpty || Kinds.Contains(kind, StringComparer.Ordinal);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    private static string OriginOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "";
}
