namespace OrleansCampaigns.Contracts.Characters;

/// <summary>How a character changes over the story.</summary>
/// <param name="Want">What it believes it is after.</param>
/// <param name="Need">What would make it whole.</param>
/// <param name="Flaw">What stands between the two.</param>
/// <param name="Stage">0 (not begun) to 5 (changed).</param>
[Alias("character-arc")]
public sealed record CharacterArc(
    string Want,
    string Need,
    string Flaw,
    int Stage)
{
    public static CharacterArc Empty { get; } = new("", "", "", 0);
}
