namespace OrleansCampaigns.Domain.Characters;

/// <summary>A resource of a sheet, as a sum that is not held within its bounds until it is settled, so that spending and gaining commute.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Maximum">0 to 1,000,000.</param>
/// <param name="Sum">What is seen is this, clamped to 0 … <paramref name="Maximum"/>.</param>
public sealed record Resource(string Name, int Maximum, long Sum)
{
    public int Current => (int)Math.Clamp(Sum, 0, Maximum);

    public long Excess => Sum - Current;

    public Resource Settle() => this with { Sum = Current };
}
