using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Feed;

/// <summary>The server will not let this connection in, or not follow this campaign, however often it asks.</summary>
public sealed class CampaignRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
