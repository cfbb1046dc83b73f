using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Tier"><c>low</c>, <c>moderate</c> or <c>high</c>.</param>
/// <param name="Tags">What opposes.</param>
public sealed record StoryletEncounter(string Tier, ImmutableArray<string> Tags);
