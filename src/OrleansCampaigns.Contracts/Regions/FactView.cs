namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A fact as one audience knows it.</summary>
/// <param name="Text">The fact.</param>
/// <param name="Standing">For game masters how it really is; for everybody else what they were told.</param>
/// <param name="Since">For game masters when it was recorded; for everybody else when they first heard of it.</param>
/// <param name="Knowledge">Who else knows; null except for game masters.</param>
[GenerateSerializer, Immutable, Alias("fact-view")]
public sealed record FactView(
    [property: Id(0)] string Text,
    [property: Id(1)] FactStanding Standing,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] FactKnowledge? Knowledge = null);
