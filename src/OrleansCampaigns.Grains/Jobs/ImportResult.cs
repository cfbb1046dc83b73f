using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>What an import came to.</summary>
/// <param name="Campaign">The campaign that is here now.</param>
/// <param name="Sequence">Of its last event.</param>
/// <param name="Hash">Of that event, in hexadecimal digits: the same as where it comes from.</param>
/// <param name="StateHash">Of what its events fold to.</param>
public sealed record ImportResult(CampaignId Campaign, long Sequence, string Hash, string StateHash);
