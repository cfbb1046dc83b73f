using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A scene that can happen wherever its conditions hold: content, read by <see cref="StoryletReader"/>, checked by <see cref="StoryletLinter"/>.</summary>
/// <param name="Id">Kebab case, unique, orders ties.</param>
public sealed record Storylet(string Id)
{
    public const int RolesMax = 5;

    public required SceneFunction Function { get; init; }

    public required SceneKind Kind { get; init; }

    /// <summary>1 … 5, in the order of the file.</summary>
    public required ImmutableArray<StoryletRole> Roles { get; init; }

    /// <summary>The role where it happens.</summary>
    public required int Place { get; init; }

    /// <summary>The role of the one character that it is about; −1 for all of the party.</summary>
    public required int Hero { get; init; }

    public required ImmutableArray<Literal> Conditions { get; init; }

    public ImmutableArray<WorldGate> Gates { get; init; } = [];

    public StoryletIntent? Intent { get; init; }

    public required ImmutableArray<StoryletOutcome> Outcomes { get; init; }

    public ImmutableArray<string> Themes { get; init; } = [];

    public ImmutableArray<AxisPull> Axes { get; init; } = [];

    public StoryletEncounter? Encounter { get; init; }

    public required ArcBeat Beat { get; init; }

    /// <summary>The question to the player.</summary>
    public required string Asks { get; init; }

    public required string Question { get; init; }

    public ImmutableArray<string> Aspects { get; init; } = [];

    public ImmutableArray<string> Clues { get; init; } = [];

    public ImmutableArray<string> Ways { get; init; } = [];

    /// <summary>What lines and veils look at; <c>none</c> for nothing.</summary>
    public ImmutableArray<string> Safety { get; init; } = [];

    public required StoryletText Text { get; init; }
}
