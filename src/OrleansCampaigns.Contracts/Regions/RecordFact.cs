using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Writes down a fact, known to game masters only. Its text never changes, so nobody is told something else than they were told.</summary>
/// <param name="Fact">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="Standing">How it really is.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>fact.exists</c>, <c>fact.too-many</c> (200 a region), <c>fact.no-such-standing</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("record-fact"), Requires(Permission.RunGame)]
public sealed record RecordFact(
    FactId Fact,
    string Text,
    FactStanding Standing) : RegionCommand;
