namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One replacement in a text. The hunks of a patch are in ascending order, do not overlap, and all count in the text before the patch.</summary>
/// <param name="At">Zero-based place in UTF-16 code units.</param>
/// <param name="Take">How many code units go.</param>
/// <param name="Put">What comes in their place; may be empty.</param>
[Alias("text-hunk")]
public sealed record TextHunk(int At, int Take, string Put);
