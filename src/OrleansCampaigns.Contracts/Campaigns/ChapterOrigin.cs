using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What a chapter was generated from. It is in nobody's view of the chapter: the next one is planned with it, so that nothing is told twice and nobody is forgotten.</summary>
/// <param name="Sequence">The position of the campaign's journal that it was planned at.</param>
/// <param name="Seed">Of the request.</param>
/// <param name="EngineVersion">Of the engine and its content.</param>
/// <param name="Storylets">Ids of what its scenes are made of: at most <see cref="ScenesMax"/>.</param>
/// <param name="Beats">Whose question how many scenes are: at most <see cref="ScenesMax"/>.</param>
[Alias("chapter-origin")]
public sealed record ChapterOrigin(long Sequence, ulong Seed, int EngineVersion, ImmutableArray<string> Storylets, ImmutableArray<ChapterBeats> Beats)
{
    public const int ScenesMax = 12;

    public const int StoryletLengthMax = 80;

    public bool Equals(ChapterOrigin? other) =>
        other is not null && (Sequence, Seed, EngineVersion) == (other.Sequence, other.Seed, other.EngineVersion) && Storylets.SequenceEqual(other.Storylets) && Beats.SequenceEqual(other.Beats);

    public override int GetHashCode() => HashCode.Combine(Sequence, Seed, EngineVersion, Storylets.Length);
}
