using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What is proposed to the world when a scene ends in one way. Nothing of it holds before the game master confirms it.</summary>
/// <param name="Scene">From 1.</param>
/// <param name="Outcome">Which way.</param>
/// <param name="IsExpected">The way that the following scenes build on.</param>
/// <param name="Changes">With keys; ends first, in order.</param>
public sealed record SceneEnding(int Scene, OutcomeKind Outcome, bool IsExpected, ImmutableArray<SceneChange> Changes);
