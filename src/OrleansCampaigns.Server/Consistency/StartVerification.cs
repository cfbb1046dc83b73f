using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>What an operator wants verified.</summary>
/// <param name="Campaign">Null: all campaigns.</param>
/// <param name="Repair">Bring back what the journals prove: snapshots, replicas, live entities, heads that are behind their rows.</param>
/// <param name="Job">Of the sender's choice, so that a request sent twice starts one; left out: a new one.</param>
public sealed record StartVerification(CampaignId? Campaign = null, bool Repair = false, JobId? Job = null);
