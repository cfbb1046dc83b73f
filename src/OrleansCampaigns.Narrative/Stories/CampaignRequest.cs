using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a game master asks of a whole campaign.</summary>
/// <param name="Seed">Recorded with it.</param>
public sealed record CampaignRequest(ulong Seed)
{
    public const int ChaptersMin = 8;

    public const int ChaptersMax = 12;

    /// <summary><see cref="ChaptersMin"/> … <see cref="ChaptersMax"/>.</summary>
    public int Chapters { get; init; } = 10;

    /// <summary>Of the campaign as a whole.</summary>
    public ArcShape Arc { get; init; } = ArcShape.FallRise;

    public ImmutableArray<WeightedTheme> Themes { get; init; } = [];

    /// <summary>For each chapter: scenes, tone, musts, lines and veils.</summary>
    public required StoryRequest Each { get; init; }
}
