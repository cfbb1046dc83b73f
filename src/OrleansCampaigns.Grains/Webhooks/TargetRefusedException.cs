namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>A connection that is not made. Never leaves <see cref="WebhookCourier"/>.</summary>
/// <param name="code">As in <c>WebhookAttempt.Error</c>.</param>
internal sealed class TargetRefusedException(string code) : Exception(code)
{
    public string Code { get; } = code;

    public static TargetRefusedException Of(string code) => new(code);
}
