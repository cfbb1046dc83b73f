namespace OrleansCampaigns.Contracts.Regions;

/// <summary>That an audience or a user was told a fact.</summary>
/// <param name="ToldAs">What they were last told it is.</param>
/// <param name="Since">When they first heard of it.</param>
[GenerateSerializer, Immutable, Alias("fact-telling")]
public sealed record FactTelling([property: Id(0)] FactStanding ToldAs, [property: Id(1)] DateTimeOffset Since);
