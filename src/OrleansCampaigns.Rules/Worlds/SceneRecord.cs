using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>One scene of a chapter, without its text.</summary>
/// <param name="Path">Where it stands in the chapter, for findings: <c>scenes/3</c>.</param>
public sealed record SceneRecord(string Path)
{
    /// <summary>Key of the place; null when it is nowhere in particular.</summary>
    public string? Place { get; init; }

    /// <summary>Keys of those who do something in it.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];

    /// <summary>Those who are new with it: they need not be known before, and must not.</summary>
    public ImmutableArray<WorldEntity> Newcomers { get; init; } = [];

    /// <summary>What it rests on.</summary>
    public ImmutableArray<SceneNeed> Needs { get; init; } = [];

    /// <summary>What somebody says or does because they know it.</summary>
    public ImmutableArray<SceneKnowledge> Knows { get; init; } = [];

    /// <summary>The day on which it happens; null when it says none.</summary>
    public int? Day { get; init; }

    /// <summary>Scenes with one number happen at the same time; null: after the one before.</summary>
    public int? Moment { get; init; }

    /// <summary>Ways in which it can end. The first expected one is what the next scene builds on; with none the first.</summary>
    public ImmutableArray<SceneOutcome> Outcomes { get; init; } = [];
}
