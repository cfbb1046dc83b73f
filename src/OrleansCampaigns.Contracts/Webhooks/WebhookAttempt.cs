namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>One try to send a message. Of the answer only its status is kept.</summary>
/// <param name="At">When it began.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">Of the answer; null when there was none.</param>
/// <param name="Error">
/// Null when it was taken; else <c>status</c>, <c>redirect</c>, <c>timeout</c>, <c>unresolved</c>, <c>address-refused</c>, <c>unreachable</c>, <c>tls</c>, <c>broken</c>,
/// <c>url-refused</c> or <c>secret-lost</c>.
/// </param>
public sealed record WebhookAttempt(DateTimeOffset At, long Milliseconds, int? Status = null, string? Error = null);
