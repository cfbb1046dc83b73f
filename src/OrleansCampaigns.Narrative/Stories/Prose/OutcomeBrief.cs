using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What one ending of a scene changes.</summary>
/// <param name="Name">success, cost, fail or refuse.</param>
/// <param name="Begins">Becomes true.</param>
/// <param name="Ends">Ends.</param>
public sealed record OutcomeBrief(string Name, ImmutableArray<FactBrief> Begins, ImmutableArray<FactBrief> Ends);
