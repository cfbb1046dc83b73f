namespace OrleansCampaigns.Contracts.Regions;

/// <summary>The measures of a region, 0 to 100 each. Game masters only; stories grow from them.</summary>
[Alias("region-values")]
public sealed record RegionValues(
    int Prosperity,
    int Security,
    int Faith,
    int Scarcity,
    int Corruption)
{
    /// <summary>Neither good nor bad: what a new region has.</summary>
    public static RegionValues Initial { get; } = new(50, 50, 50, 50, 50);

    public int Of(RegionValue value) => value switch
    {
        RegionValue.Prosperity => Prosperity,
        RegionValue.Security => Security,
        RegionValue.Faith => Faith,
        RegionValue.Scarcity => Scarcity,
        RegionValue.Corruption => Corruption,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown value of a region."),
    };

    public RegionValues With(RegionValue value, int to) => value switch
    {
        RegionValue.Prosperity => this with { Prosperity = to },
        RegionValue.Security => this with { Security = to },
        RegionValue.Faith => this with { Faith = to },
        RegionValue.Scarcity => this with { Scarcity = to },
        RegionValue.Corruption => this with { Corruption = to },
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Unknown value of a region."),
    };
}
