namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A resource of one sheet. Spending and gaining add up in any order: <c>Current + Excess</c> is the plain sum, of which the part within the bounds counts.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Current">0 to <paramref name="Maximum"/>.</param>
/// <param name="Maximum">0 to 1,000,000.</param>
/// <param name="Excess">What was spent beyond nothing (negative) or gained beyond the maximum (positive) since <see cref="PassRounds"/> or <see cref="SetResource"/>.</param>
[Alias("resource-view")]
public sealed record ResourceView(
    string Name,
    int Current,
    int Maximum,
    long Excess);
