using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Changes how a fact really is. Nobody but game masters hears of it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Standing">How it really is.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>fact.unknown</c>, <c>fact.no-such-standing</c>.</remarks>
[Alias("set-fact-standing"), Requires(Permission.RunGame)]
public sealed record SetFactStanding(FactId Fact, FactStanding Standing) : RegionCommand;
