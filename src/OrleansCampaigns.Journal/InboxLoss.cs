using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>A user is not of some of a campaign's audiences any more.</summary>
/// <param name="UserId">The user.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Sequence">Of the event that made it so, in the campaign's journal.</param>
/// <param name="Audiences">What the user was told by these is taken from them.</param>
/// <param name="IsGone">The user is no member any more: what they have read is forgotten too.</param>
public sealed record InboxLoss(Guid UserId, Guid CampaignId, long Sequence, ImmutableArray<short> Audiences, bool IsGone);
