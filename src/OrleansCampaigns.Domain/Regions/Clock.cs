using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A progress track.</summary>
/// <param name="Name">What it counts towards.</param>
/// <param name="Segments">2 to 24.</param>
/// <param name="Filled">0 to <paramref name="Segments"/>.</param>
/// <param name="HasFilled">Its consequence was raised since it was started or reset.</param>
/// <param name="Consequence">For people.</param>
/// <param name="Visibility">Who sees the clock.</param>
/// <param name="Outcome">What its filling does by itself.</param>
public sealed record Clock(
    string Name, int Segments, int Filled, bool HasFilled, string Consequence, RegionVisibility Visibility, ClockConsequence? Outcome = null);
