using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Where a fact of the story comes from.</summary>
/// <param name="Since">When it was recorded.</param>
/// <param name="Chapter">The chapter whose consequence it is; null: a game master said so.</param>
[Alias("story-fact-view")]
public sealed record StoryFactView(DateTimeOffset Since, ChapterId? Chapter = null);
