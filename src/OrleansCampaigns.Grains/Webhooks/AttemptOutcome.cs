namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>What a try ended with.</summary>
/// <param name="Error">Null when the receiver took it; else as in <c>WebhookAttempt</c>.</param>
/// <param name="Status">Of the answer, when there was one.</param>
/// <param name="RetryAfter">The receiver's wish.</param>
internal sealed record AttemptOutcome(string? Error, int? Status = null, TimeSpan? RetryAfter = null)
{
    public bool IsGone => Status == 410;
}
