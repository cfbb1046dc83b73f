namespace OrleansCampaigns.Contracts.Feed;

/// <summary>
/// The Orleans stream of a campaign, a door for trusted services inside the cluster's boundary: provider <see cref="Provider"/>, namespace
/// <see cref="Namespace"/>, key the campaign's GUID, items <see cref="CampaignStreamBatch"/>. It carries everything, secrets included.
/// It is the fast path and promises nothing: after a crash batches can be missing or come twice. A consumer that must miss nothing watches
/// <see cref="CampaignStreamEvent.Sequence"/> and reads a gap from the HTTP API (<c>GET /api/v1/campaigns/{id}/journal</c>).
/// </summary>
public static class CampaignStream
{
    public const string Provider = "campaigns";

    public const string Namespace = "campaign-events";

    /// <summary>Name of the grain storage that keeps the subscriptions.</summary>
    public const string SubscriptionStorage = "PubSubStore";
}
