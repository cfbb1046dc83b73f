using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A subscription as it is stored: JSON, so members are only ever added, as optional ones. See <c>WebhookView</c> for what they mean.</summary>
/// <param name="ShownUrl">The address without its query.</param>
/// <param name="SealedUrl">The whole address, by <see cref="WebhookVault"/>.</param>
/// <param name="AfterSequence">Events after this one are told.</param>
/// <param name="SealedSecret">By <see cref="WebhookVault"/>.</param>
/// <param name="SealedOldSecret">Signs too, until <paramref name="OldSecretUntil"/>.</param>
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
    string? DisabledWhy = null)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static WebhookState Of(WebhookRow row) => JsonSerializer.Deserialize<WebhookState>(row.State, Format)!;

    public bool Wants(string kind) => Kinds.IsEmpty || Kinds.Contains(kind, StringComparer.Ordinal);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);
}
