using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a game master asks of a chapter. With the same world it gives the same bytes.</summary>
/// <param name="Seed">Recorded with the chapter.</param>
public sealed record StoryRequest(ulong Seed)
{
    public const int ScenesMin = 4;

    public const int ScenesMax = 12;

    /// <summary>Changes with every change of plans: part of every cache key.</summary>
    public const int CurrentEngineVersion = 1;

    public int EngineVersion { get; init; } = CurrentEngineVersion;

    public ArcShape Arc { get; init; } = ArcShape.FallRise;

    /// <summary>Tension at evenly spaced points, in thousandths; empty for the usual build-up, peak and release.</summary>
    public ImmutableArray<int> Tension { get; init; } = [];

    /// <summary>Four-part form without an antagonist: the turn is something learned, and violence drives nothing.</summary>
    public bool Kishotenketsu { get; init; }

    /// <summary>At most 8.</summary>
    public ImmutableArray<WeightedTheme> Themes { get; init; } = [];

    /// <summary>One of the tones of theme frames, for prose; empty for any.</summary>
    public string Tone { get; init; } = "";

    /// <summary><see cref="ScenesMin"/> … <see cref="ScenesMax"/>.</summary>
    public int Scenes { get; init; } = 8;

    /// <summary>Keys of entities and ids of storylets that have to appear, at most 4.</summary>
    public ImmutableArray<string> Must { get; init; } = [];

    /// <summary>Keys of entities and ids of storylets that must not.</summary>
    public ImmutableArray<string> MustNot { get; init; } = [];

    /// <summary>Safety tags that never appear; the world's own lines are added.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>Safety tags that happen off screen only; the world's own veils are added.</summary>
    public ImmutableArray<string> Veils { get; init; } = [];
}
