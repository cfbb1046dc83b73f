using System.Text.RegularExpressions;

namespace OrleansCampaigns.Architecture.Tests.Tidy;

/// <summary>Rule 23. Finished or absent: no words of unfinished work, nor words that praise instead of saying.</summary>
public static class WordRule
{
    private const string Rule = "23: finished or absent";

    // In halves, so that this file can be checked like any other.
    private static readonly Regex Shouted = new($@"\b({"TO"}DO|{"FIX"}ME|{"HA"}CK|{"XX"}X|NotImpl{"emented"}Exception)\b");

    private static readonly Regex Said = new(
        $@"\b(for {"now"}|place{"holder"}s?|simpl{"ified"}|in a {"real"}|enterprise-{"grade"}|ro{"bust"}|compre{"hensive"})\b",
        RegexOptions.IgnoreCase);

    /// <param name="path">From the root of the repository.</param>
    /// <param name="text">The text of a file of any language.</param>
    public static IEnumerable<Finding> Check(string path, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            foreach (var match in Shouted.Matches(line).Concat(Said.Matches(line)))
                yield return new Finding(path, number, Rule, $"\"{match.Value}\"");
        }
    }
}
