using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>An ending of a scene as a proposed consequence.</summary>
/// <param name="Scene">From 1.</param>
/// <param name="Outcome">success, cost, fail or refuse.</param>
/// <param name="IsExpected">The scenes after it build on it.</param>
/// <param name="Consequences">To be accepted, all of them, when it came so; several where more changes than one may hold.</param>
[Alias("adopted-ending")]
public sealed record AdoptedEnding(int Scene, string Outcome, bool IsExpected, ImmutableArray<ConsequenceId> Consequences);
