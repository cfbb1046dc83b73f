namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A scene's condition on the region it happens in.</summary>
/// <param name="Value">Which measure.</param>
/// <param name="Above">More than the bound; otherwise less.</param>
/// <param name="Bound">0 … 100.</param>
public readonly record struct WorldGate(RegionValue Value, bool Above, int Bound)
{
    public bool IsOpen(RegionValues region) => Above ? region[Value] > Bound : region[Value] < Bound;
}
