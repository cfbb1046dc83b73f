namespace OrleansCampaigns.Benchmarks;

/// <summary>What a figure must reach.</summary>
/// <param name="Figure">The ratio, or the absolute figure.</param>
/// <param name="Bound">The limit.</param>
/// <param name="AtLeast">The figure must not be below the bound; otherwise not above it.</param>
internal sealed record Goal(Series Figure, double Bound, bool AtLeast)
{
    public bool Reached => AtLeast ? Figure.Median >= Bound : Figure.Median <= Bound;
}
