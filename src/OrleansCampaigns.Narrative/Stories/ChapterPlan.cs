using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A chapter before prose. The same world and request give the same plan, byte for byte (<see cref="ChapterPrint"/>).</summary>
/// <param name="Chapter">The number that it gets when it is played.</param>
/// <param name="Request">What was asked.</param>
public sealed record ChapterPlan(int Chapter, StoryRequest Request)
{
    public required ImmutableArray<PlannedScene> Scenes { get; init; }

    /// <summary>Correlation of fortune with the arc that was asked for, −1000 … 1000.</summary>
    public required int ArcFit { get; init; }

    /// <summary>The same of tension.</summary>
    public required int TensionFit { get; init; }

    /// <summary>How far the search had to give way: 0 not at all, 1 wider, 2 with stand-ins, 3 with people from anywhere.</summary>
    public required int Widened { get; init; }

    /// <summary>Candidates that were weighed.</summary>
    public required int Weighed { get; init; }
}
