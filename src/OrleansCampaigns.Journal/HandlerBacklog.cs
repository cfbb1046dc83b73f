namespace OrleansCampaigns.Journal;

/// <summary>A campaign as the check for unhandled events sees it.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Sequence">Where its journal ends.</param>
/// <param name="IsBehind">One of the handlers that were asked for has not come that far, as far as positions are written.</param>
public sealed record HandlerBacklog(Guid CampaignId, long Sequence, bool IsBehind);
