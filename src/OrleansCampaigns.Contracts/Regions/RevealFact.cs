using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Tells a fact to single users, to the table or to everybody, as true, rumoured or false, whatever it really is. Who was told it before keeps since when they know it, and believes the new standing. While the region itself is hidden, what was told stays hidden with it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Users">Members told alone, at most 100; may be empty.</param>
/// <param name="Audience">Who is told beside them: <see cref="RegionVisibility.GameMasters"/> means nobody, <see cref="RegionVisibility.Public"/> the table and the spectators.</param>
/// <param name="ToldAs">What they are told it is.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>fact.unknown</c>, <c>fact.no-such-standing</c>, <c>fact.no-such-member</c>, <c>fact.too-many-users</c> (100 a command, 200 a fact), <c>region.no-such-visibility</c>.</remarks>
[Alias("reveal-fact"), Requires(Permission.RunGame)]
public sealed record RevealFact(
    FactId Fact,
    ImmutableArray<UserId> Users,
    RegionVisibility Audience,
    FactStanding ToldAs) : RegionCommand;
