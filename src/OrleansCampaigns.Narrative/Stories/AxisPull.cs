namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Axis">Which value.</param>
/// <param name="Direction">−1, 0 or 1; 0 says that it is tested without a side.</param>
public readonly record struct AxisPull(ValueAxis Axis, int Direction);
