using System.Numerics;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A complete plan with what it is worth as a whole.</summary>
/// <param name="Last">Its last scene.</param>
/// <param name="Effort">What found it.</param>
internal sealed record FoundPlan(PlanNode Last, SearchEffort Effort)
{
    private const long FitWeight = 40_000;
    private const long UnlinkedPenalty = 9_000_000;
    private const long MissedMustPenalty = 20_000_000;

    public required int ArcFit { get; init; }

    public required int TensionFit { get; init; }

    public required long WithoutMust { get; init; }

    public int MissesMust { get; init; }

    public long Total => WithoutMust - MissesMust * MissedMustPenalty;

    public static FoundPlan Of(PlanNode last, StoryletCatalog catalog, StoryRequest request, SearchEffort effort)
    {
        var nodes = Scenes(last);
        var (fortune, tension, wantedFortune, wantedTension) = (new int[nodes.Length], new int[nodes.Length], new int[nodes.Length], new int[nodes.Length]);
        for (var i = 0; i < nodes.Length; i++)
        {
            fortune[i] = nodes[i].Fortune;
            tension[i] = catalog.Storylets[nodes[i].Casting.Storylet].Outcomes[nodes[i].Outcome].Tension;
            wantedFortune[i] = ArcTargets.Fortune(request.Arc, i, nodes.Length);
            wantedTension[i] = ArcTargets.Tension(request.Tension.AsSpan(), i, nodes.Length);
        }

        var (arc, curve) = (Correlation(fortune, wantedFortune), Correlation(tension, wantedTension));
        var unlinked = nodes.Length - BitOperations.PopCount(last.Linked);
        return new FoundPlan(last, effort)
        {
            ArcFit = arc, TensionFit = curve, WithoutMust = last.Score + FitWeight * (arc + curve) - unlinked * UnlinkedPenalty,
        };
    }

    /// <summary>The scenes of a plan, first to last.</summary>
    public static PlanNode[] Scenes(PlanNode last)
    {
        var nodes = new PlanNode[last.Depth];
        for (var node = last; node.Depth > 0; node = node.Parent!) nodes[node.Depth - 1] = node;
        return nodes;
    }

    /// <summary>Pearson's, in thousandths; 0 when either does not vary. Only sums of integers and one correctly rounded square root, so the same everywhere.</summary>
    public static int Correlation(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        long n = one.Length, sumOne = 0, sumOther = 0, product = 0, squareOne = 0, squareOther = 0;
        for (var i = 0; i < one.Length; i++)
        {
            sumOne += one[i];
            sumOther += other[i];
            product += (long)one[i] * other[i];
            squareOne += (long)one[i] * one[i];
            squareOther += (long)other[i] * other[i];
        }

        var (varianceOne, varianceOther) = (n * squareOne - sumOne * sumOne, n * squareOther - sumOther * sumOther);
        if (varianceOne <= 0 || varianceOther <= 0) return 0;
        return (int)(1000.0 * (n * product - sumOne * sumOther) / Math.Sqrt((double)varianceOne * varianceOther));
    }
}
