using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A planned chapter as prose needs it. The same brief, ledger and engine give the same document.</summary>
/// <param name="Chapter">From 1.</param>
/// <param name="Seed">Recorded with the chapter.</param>
/// <param name="Scenes">1 … 16, in order.</param>
public sealed record ChapterBrief(int Chapter, ulong Seed, ImmutableArray<SceneBrief> Scenes)
{
    public const int ScenesMax = 16;

    /// <summary>E.g. <c>fall-rise</c>.</summary>
    public string Arc { get; init; } = "";

    /// <summary>Correlation with the arc, in thousandths.</summary>
    public int ArcFit { get; init; }

    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>plain, grim, hopeful, wry, heroic or eerie.</summary>
    public string Register { get; init; } = "plain";

    /// <summary>A key of the lexicon's weather.</summary>
    public string Weather { get; init; } = "mild";

    /// <summary>What the table drew lines at.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>What advances if nobody acts, and whose it is; null for nothing.</summary>
    public ClockBrief? Clock { get; init; }
}
