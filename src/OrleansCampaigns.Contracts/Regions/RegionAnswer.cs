using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region.</summary>
/// <param name="View">What the asker's main channel sees.</param>
/// <param name="Own">What the asker alone sees beside it; null when there is nothing.</param>
[Alias("region-answer")]
public sealed record RegionAnswer(RegionView View, RegionOwnView? Own = null) : EntityAnswer;
