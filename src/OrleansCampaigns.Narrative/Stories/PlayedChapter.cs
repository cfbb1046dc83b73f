using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The world after a chapter and what follows from it.</summary>
/// <param name="World">The next snapshot.</param>
/// <param name="Aftermath">What happened between this chapter and the next, in order.</param>
/// <param name="Regions">How regions changed, by key, ascending; at most 10 points a measure.</param>
public sealed record PlayedChapter(StoryWorld World, ImmutableArray<AftermathEntry> Aftermath, ImmutableArray<RegionChange> Regions);
