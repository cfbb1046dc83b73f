using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>The result of a job of the kind <c>write-chapter</c>. Its file has one <see cref="ChapterDraft"/> a line.</summary>
/// <param name="Sequence">The position of the journal that they were planned at.</param>
/// <param name="EngineVersion">Of the engine and its content.</param>
/// <param name="Variants">In order.</param>
/// <param name="LinesNotKnown">Lines and veils of the table that name no safety tag: nothing was planned around them.</param>
/// <param name="LeftOut">Of the campaign, beyond what the engine plans with.</param>
[Alias("written-chapters")]
public sealed record WrittenChapters(long Sequence, int EngineVersion, ImmutableArray<WrittenVariant> Variants, ImmutableArray<string> LinesNotKnown, int LeftOut);
