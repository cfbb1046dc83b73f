namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A fact as one audience knows it.</summary>
/// <param name="Text">The fact.</param>
/// <param name="Standing">For game masters how it really is; for everybody else what they were told.</param>
/// <param name="Since">For game masters when it was recorded; for everybody else when they first heard of it.</param>
/// <param name="Knowledge">Who else knows; null except for game masters.</param>
[Alias("fact-view")]
public sealed record FactView(
    string Text,
    FactStanding Standing,
    DateTimeOffset Since,
    FactKnowledge? Knowledge = null);
