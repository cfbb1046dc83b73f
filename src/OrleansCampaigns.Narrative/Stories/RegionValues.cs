namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The measures of a region (each 0 … 100), or a change of them.</summary>
public readonly record struct RegionValues(int Prosperity, int Security, int Faith, int Scarcity, int Corruption)
{
    public int this[RegionValue value] => value switch
    {
        RegionValue.Prosperity => Prosperity,
        RegionValue.Security => Security,
        RegionValue.Faith => Faith,
        RegionValue.Scarcity => Scarcity,
        RegionValue.Corruption => Corruption,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public bool IsZero => this == default;

    public RegionValues Plus(RegionValues change) => new(
        Prosperity + change.Prosperity, Security + change.Security, Faith + change.Faith, Scarcity + change.Scarcity, Corruption + change.Corruption);

    public RegionValues Times(int numerator, int denominator) => new(
        Prosperity * numerator / denominator, Security * numerator / denominator, Faith * numerator / denominator, Scarcity * numerator / denominator, Corruption * numerator / denominator);

    /// <summary>Each measure into <paramref name="lowest"/> … <paramref name="highest"/>.</summary>
    public RegionValues Within(int lowest, int highest) => new(
        Math.Clamp(Prosperity, lowest, highest), Math.Clamp(Security, lowest, highest), Math.Clamp(Faith, lowest, highest),
        Math.Clamp(Scarcity, lowest, highest), Math.Clamp(Corruption, lowest, highest));
}
