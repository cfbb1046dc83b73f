using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Place">Where.</param>
/// <param name="Changes">What is coming if things stay as they are, e.g. <c>prosperity 41 -> 36</c>.</param>
public sealed record RegionBrief(Noun Place, ImmutableArray<string> Changes);
