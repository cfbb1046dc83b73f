using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>A world as it is before a chapter: what the checker believes, and nothing else.</summary>
/// <param name="Laws">Which facts there can be.</param>
/// <param name="Chapter">The last one that was played; 0 before the first.</param>
public sealed record WorldRecord(WorldLaws Laws, int Chapter)
{
    /// <summary>More are not looked at: <see cref="WorldChecker"/> says so.</summary>
    public const int EntitiesMax = 5_000;

    /// <summary>More are not looked at: <see cref="WorldChecker"/> says so.</summary>
    public const int TruthsMax = 20_000;

    public required ImmutableArray<WorldEntity> Entities { get; init; }

    public required ImmutableArray<WorldTruth> Truths { get; init; }

    /// <summary>The day of the world's calendar, counted from the first day of its year 0; null when the campaign keeps none.</summary>
    public int? Day { get; init; }

    /// <summary>Of the calendar, in order; empty when texts name no months.</summary>
    public ImmutableArray<WorldMonth> Months { get; init; } = [];

    /// <summary>Facts that held once and ended: what was paid, who was freed. Only to say "twice" instead of "without a cause".</summary>
    public ImmutableArray<WorldFact> Ended { get; init; } = [];
}
