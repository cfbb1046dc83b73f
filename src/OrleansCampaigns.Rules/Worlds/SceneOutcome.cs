using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>One way in which a scene ends.</summary>
/// <param name="Name">Last part of the path of findings about it.</param>
/// <param name="IsExpected">The next scene builds on it.</param>
/// <param name="Ends">What does not hold any more; before <paramref name="Begins"/>.</param>
/// <param name="Begins">What holds from then on.</param>
public sealed record SceneOutcome(string Name, bool IsExpected, ImmutableArray<WorldFact> Ends, ImmutableArray<WorldFact> Begins);
