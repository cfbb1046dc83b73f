using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>What a chapter, written by hand or by an engine, says happens.</summary>
/// <param name="Chapter">Its number.</param>
/// <param name="Scenes">In the order of the story, at most <see cref="ScenesMax"/>; more are not looked at.</param>
public sealed record ChapterRecord(int Chapter, ImmutableArray<SceneRecord> Scenes)
{
    public const int ScenesMax = 4_000;
}
