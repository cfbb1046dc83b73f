using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>What an operator wants verified.</summary>
/// <param name="Campaign">Null: all campaigns.</param>
/// <param name="Repair">Bring back what the journals prove: snapshots, replicas, live entities, heads that are behind their rows.</param>
public sealed record StartVerification(CampaignId? Campaign = null, bool Repair = false);
