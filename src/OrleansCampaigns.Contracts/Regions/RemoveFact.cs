using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a fact away, also from those who know it.</summary>
/// <param name="Fact">The fact.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>fact.unknown</c>.</remarks>
[Alias("remove-fact"), Requires(Permission.RunGame)]
public sealed record RemoveFact(FactId Fact) : RegionCommand;
