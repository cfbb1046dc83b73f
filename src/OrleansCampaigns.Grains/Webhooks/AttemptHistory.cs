using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Webhooks;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A delivery's newest tries as they are stored.</summary>
public static class AttemptHistory
{
    /// <summary>More push out the oldest. The schedule of a day has fewer.</summary>
    public const int AttemptsMax = 32;

    public static byte[] Empty { get; } = "[]"u8.ToArray();

    public static ImmutableArray<WebhookAttempt> Read(byte[] stored) => JsonSerializer.Deserialize<ImmutableArray<WebhookAttempt>>(stored, WireJson.Options);

    internal static byte[] With(byte[] stored, WebhookAttempt attempt) =>
        JsonSerializer.SerializeToUtf8Bytes(Read(stored).Add(attempt).TakeLast(AttemptsMax), WireJson.Options);
}
