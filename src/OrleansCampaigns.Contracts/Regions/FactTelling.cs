namespace OrleansCampaigns.Contracts.Regions;

/// <summary>That an audience or a user was told a fact.</summary>
/// <param name="ToldAs">What they were last told it is.</param>
/// <param name="Since">When they first heard of it.</param>
[Alias("fact-telling")]
public sealed record FactTelling(FactStanding ToldAs, DateTimeOffset Since);
