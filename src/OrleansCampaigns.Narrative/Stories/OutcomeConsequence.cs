using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What changes if a scene ends in one way.</summary>
/// <param name="Outcome">Which way.</param>
/// <param name="Changes">Ends first, in order.</param>
/// <param name="Fortune">In thousandths.</param>
/// <param name="Tension">In thousandths.</param>
public sealed record OutcomeConsequence(OutcomeKind Outcome, ImmutableArray<SceneChange> Changes, int Fortune, int Tension);
