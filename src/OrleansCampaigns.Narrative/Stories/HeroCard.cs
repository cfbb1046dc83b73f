using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a player told the table about their character, and how far its arc has come.</summary>
/// <param name="Hero">Dense index.</param>
public sealed record HeroCard(int Hero)
{
    /// <summary>Stages run from 0 to here.</summary>
    public const int LastStage = 5;

    public string Want { get; init; } = "";

    public string Need { get; init; } = "";

    public string Lie { get; init; } = "";

    public string Truth { get; init; } = "";

    public string Flaw { get; init; } = "";

    /// <summary>0 … <see cref="LastStage"/>.</summary>
    public int Stage { get; init; }

    /// <summary>What the character is torn about.</summary>
    public ImmutableArray<AxisPull> Axes { get; init; } = [];

    /// <summary>Beats since the beginning.</summary>
    public int Beats { get; init; }

    /// <summary>The last chapter with a beat of theirs; 0 for none yet.</summary>
    public int LastBeatChapter { get; init; }
}
