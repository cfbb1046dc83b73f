using CsCheck;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class TextUnitTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("word", 60));

    [Fact]
    public void A_short_line_is_one_unit_and_lines_are_apart() =>
        Assert.Equal(["She left. He stayed.", "Nobody spoke."], Split("She left. He stayed.\n\n  Nobody spoke. \r\n"));

    [Fact]
    public void A_long_line_is_split_into_sentences_but_not_at_titles_initials_or_within_quotes() => Assert.Equal(
        [Long + ".", "Dr. Vane met J. Cole at 3.5 miles.", "\"Who?\" asked she.", "Nobody!"],
        Split(Long + ". Dr. Vane met J. Cole at 3.5 miles. \"Who?\" asked she. Nobody!"));

    [Fact]
    public void A_sentence_without_an_end_is_cut()
    {
        var units = TextUnit.Split(string.Concat(Enumerable.Repeat("word ", 2_000)));
        Assert.All(units, unit => Assert.InRange(unit.Length, 1, TextUnit.UnitCharactersMax + 1));
    }

    [Fact]
    public void Units_cover_all_that_is_not_white_space_in_order() => Gen.String[Gen.Char["ab .!?\n\"'"], 0, 900].Sample(text =>
    {
        var (end, covered) = (0, 0);
        foreach (var unit in TextUnit.Split(text))
        {
            if (unit.Start < end || unit.Length < 1) return false;
            covered += text.AsSpan(unit.Start, unit.Length).ToString().Count(c => !char.IsWhiteSpace(c));
            end = unit.Start + unit.Length;
        }

        return covered == text.Count(c => !char.IsWhiteSpace(c));
    });

    private static IEnumerable<string> Split(string text) => TextUnit.Split(text).Select(unit => text.Substring(unit.Start, unit.Length));
}
