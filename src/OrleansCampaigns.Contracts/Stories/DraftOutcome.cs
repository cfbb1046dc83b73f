using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>One way in which a scene ends.</summary>
/// <param name="Name">success, cost, fail or refuse.</param>
/// <param name="IsExpected">The scenes after it build on it.</param>
/// <param name="Ends">Facts that are not so any more.</param>
/// <param name="Begins">Facts that are so then.</param>
[Alias("draft-outcome")]
public sealed record DraftOutcome(string Name, bool IsExpected, ImmutableArray<string> Ends, ImmutableArray<string> Begins);
