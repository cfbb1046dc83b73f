using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>
/// The body of what an outside system is sent, in the shape that Standard Webhooks recommends. Signed by HMAC-SHA-256 over <c>{webhook-id}.{webhook-timestamp}.{body}</c>, in
/// the header <c>webhook-signature</c> as <c>v1,{base64}</c>, one for each valid secret, with a space between them. A receiver refuses timestamps that are more than
/// <see cref="ReplayWindow"/> from its own clock, and remembers the ids that it has done.
/// </summary>
/// <param name="Type">Wire name of the update, or <see cref="Ping"/>.</param>
/// <param name="Timestamp">When what it tells was recorded.</param>
/// <param name="Data">What happened.</param>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>Type of a message that only tries the way.</summary>
    public const string Ping = "ping";

    /// <summary>Each try has a timestamp of its own, so this is for clocks that differ and for the way.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(5);
}

/// <summary>What happened.</summary>
/// <param name="Campaign">Where.</param>
/// <param name="Update">As the live feed tells it to the subscription's audience; null in a ping.</param>
public sealed record WebhookData(CampaignId Campaign, Update? Update = null);
