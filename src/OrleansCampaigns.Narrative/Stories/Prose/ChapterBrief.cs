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

    /// <summary>The same of tension.</summary>
    public int TensionFit { get; init; }

    /// <summary>Names, the heaviest first.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>Scenes that are about one of them, or near one.</summary>
    public int OnTheme { get; init; }

    /// <summary>plain, grim, hopeful, wry, heroic or eerie.</summary>
    public string Register { get; init; } = "plain";

    /// <summary>A key of the lexicon's weather.</summary>
    public string Weather { get; init; } = "mild";

    /// <summary>What the table drew lines at.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>What the table wants off screen.</summary>
    public ImmutableArray<string> Veils { get; init; } = [];

    /// <summary>What scenes rest on and players cannot know.</summary>
    public ImmutableArray<FactBrief> Hidden { get; init; } = [];

    public ImmutableArray<ThreadBrief> Threads { get; init; } = [];

    /// <summary>What factions do if nobody acts.</summary>
    public ImmutableArray<MoveBrief> Moves { get; init; } = [];

    /// <summary>What becomes of regions if things stay as they are.</summary>
    public ImmutableArray<RegionBrief> Regions { get; init; } = [];

    /// <summary>Heroes without a beat in this chapter: their debt is carried over.</summary>
    public ImmutableArray<string> Waiting { get; init; } = [];

    /// <summary>What advances if nobody acts, and whose it is; null for nothing.</summary>
    public ClockBrief? Clock { get; init; }
}
