using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Storylets">Those that could be read, in the file's order.</param>
/// <param name="Findings">Why the others could not.</param>
public sealed record StoryletFile(ImmutableArray<Storylet> Storylets, ImmutableArray<StoryletFinding> Findings);
