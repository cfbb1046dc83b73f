namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A clock as one audience sees it.</summary>
/// <param name="Segments">2 to 24.</param>
/// <param name="Filled">0 to <paramref name="Segments"/>.</param>
/// <param name="HasFilled">It was full at least once since it was started or reset.</param>
/// <param name="Consequence">For people. Null before the clock has filled, except for game masters.</param>
/// <param name="Outcome">What its filling does by itself; null except for game masters.</param>
/// <param name="Visibility">Who sees it; null except for game masters.</param>
[Alias("clock-view")]
public sealed record ClockView(
    string Name,
    int Segments,
    int Filled,
    bool HasFilled,
    string? Consequence = null,
    ClockConsequence? Outcome = null,
    RegionVisibility? Visibility = null);
