namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Something that comes to pass when nobody stops it.</summary>
/// <param name="Name">What it counts towards.</param>
/// <param name="Segments">4, 6 or 8.</param>
/// <param name="Ticks">0 … <paramref name="Segments"/>; full means that it happened.</param>
public sealed record StoryClock(string Name, int Segments, int Ticks)
{
    public bool IsFull => Ticks >= Segments;

    public StoryClock Tick() => this with { Ticks = Math.Min(Segments, Ticks + 1) };
}
