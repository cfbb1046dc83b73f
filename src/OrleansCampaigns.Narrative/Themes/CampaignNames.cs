namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// The names of a campaign's people, places, factions and things. Their words are masked where they are written with a capital, so that a character called Hope says nothing about hope.
/// </summary>
public sealed class CampaignNames
{
    /// <summary>Names beyond these are not masked.</summary>
    public const int NamesMax = 20_000;

    private static readonly string[] Small = ["the", "of", "a", "an", "and", "in", "at", "on", "to", "for", "by", "from"];

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public CampaignNames(IEnumerable<string> names)
    {
        foreach (var name in names.Take(NamesMax))
        {
            foreach (var token in ThemeToken.Of(name, new TextUnit(0, name.Length)))
            {
                if (token.IsCapital && !Small.Contains(token.Word)) _words.Add(token.Word);
            }
        }
    }

    public static CampaignNames None { get; } = new([]);

    internal bool Contains(string word) => _words.Contains(word);
}
