using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Scenes of an earlier draft that stay as they are, people and words, while the rest is made anew.</summary>
/// <param name="Draft">The job that made it; its file must not have expired.</param>
/// <param name="Variant">From 1.</param>
/// <param name="Scenes">Their numbers: 1 to 4 of them.</param>
[Alias("kept-scenes")]
public sealed record KeptScenes(JobId Draft, int Variant, ImmutableArray<int> Scenes);
