using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part as one member sees it.</summary>
/// <param name="Role">The asker's role.</param>
/// <param name="View">What the asker's main channel sees.</param>
/// <param name="Own">What the asker alone sees beside it.</param>
[Alias("campaign-answer")]
public sealed record CampaignAnswer(Role Role, CampaignView View, CampaignOwnView Own) : EntityAnswer;
