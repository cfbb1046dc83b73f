namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Name">What it counts towards.</param>
/// <param name="Ticks">Full segments.</param>
/// <param name="Segments">4, 6 or 8.</param>
/// <param name="Faction">Whose.</param>
public sealed record ClockBrief(string Name, int Ticks, int Segments, Noun Faction)
{
    /// <summary>What comes true when it is full; null when nobody says.</summary>
    public FactBrief? Goal { get; init; }
}
