using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>The three-way merge on cases made by hand: what a person who reads the three texts would expect.</summary>
public sealed class ProseMergeTests
{
    private const string Bell = "The old bell rings under the water.";
    private const string Two = "The bell rings.\n\nThe tide turns.\n";
    private const string Three = "One.\n\nTwo.\n\nThree.\n";

    /// <summary>Origin, mine, theirs, merged.</summary>
    public static TheoryData<string, string, string, string> Clean => new()
    {
        // Nobody, or one side alone.
        { Bell, Bell, Bell, Bell },
        { "", "", "", "" },
        { Bell, "The new bell rings under the water.", Bell, "The new bell rings under the water." },
        { Bell, Bell, "The new bell rings under the water.", "The new bell rings under the water." },
        { "", "A first word.", "", "A first word." },
        { "", "", "A first word.", "A first word." },
        { Bell, "", Bell, "" },
        { Bell, Bell, "", "" },

        // Both alike.
        { Bell, "The new bell rings under the water.", "The new bell rings under the water.", "The new bell rings under the water." },
        { Bell, "", "", "" },
        { Two, Two + "The end.\n", Two + "The end.\n", Two + "The end.\n" },

        // Different words of one sentence.
        { Bell, "The new bell rings under the water.", "The old bell rings under the sea.", "The new bell rings under the sea." },
        { Bell, "The bell rings under the water.", "The old bell rings under the water, softly.", "The bell rings under the water, softly." },
        { Bell, "The very old bell rings under the water.", "The old bell rings far under the water.", "The very old bell rings far under the water." },
        { Bell, "A old bell rings under the water.", "The old bell sings under the water.", "A old bell sings under the water." },
        { Bell, "The old bell tolls under the water.", "The old bell rings under the water!", "The old bell tolls under the water!" },

        // Words next to each other.
        { "quick brown fox", "slow brown fox", "quick red fox", "slow red fox" },
        { "quick brown fox", "quick fox", "quick brown wolf", "quick wolf" },
        { "quick brown fox", "brown fox", "quick brown", "brown" },

        // One side takes out, the other puts in elsewhere.
        { "One. Two. Three.", "One. Three.", "One. Two. Three. Four.", "One. Three. Four." },
        { Three, "Two.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n\nFour.\n", "Two.\n\nThree.\n\nFour.\n" },

        // Paragraphs.
        { Two, "The bell tolls.\n\nThe tide turns.\n", "The bell rings.\n\nThe tide rises.\n", "The bell tolls.\n\nThe tide rises.\n" },
        { Three, "Zero.\n\nOne.\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n\nFour.\n", "Zero.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n" },
        { Three, "One.\n\nThree.\n", "One.\n\nTwo.\n\nThree!\n", "One.\n\nThree!\n" },
        { Three, "One!\n\nTwo.\n\nThree.\n", "One.\n\nTwo.\n\nThree!\n", "One!\n\nTwo.\n\nThree!\n" },
        { Three, "One!\n\nTwo.\n\nThree!\n", "One.\n\nTwo!\n\nThree.\n", "One!\n\nTwo!\n\nThree!\n" },

        // Two new paragraphs at one place are no clash: theirs comes first.
        { "One.\n", "One.\nMine.\n", "One.\nTheirs.\n", "One.\nTheirs.\nMine.\n" },
        { "One.", "One.\nMine.", "One.\nTheirs.", "One.\nTheirs.\nMine." },
        { "One.\nTwo.\n", "One.\nMine.\nTwo.\n", "One.\nTheirs.\nTwo.\n", "One.\nTheirs.\nMine.\nTwo.\n" },

        // A paragraph that goes on, and a new one behind it.
        { "One.", "One. More.", "One.\nTwo.", "One. More.\nTwo." },
        { "One.", "One.\nTwo.", "One. More.", "One. More.\nTwo." },

        // Scripts, marks and what is more than one code unit.
        { "Der Fluß glänzt.", "Der Fluss glänzt.", "Der Fluß glänzt hell.", "Der Fluss glänzt hell." },
        { "A 🐉 sleeps.", "A 🐉 wakes.", "The 🐉 sleeps.", "The 🐉 wakes." },
        { "A 🐉 sleeps.", "A 🐲 sleeps.", "A 🐉 wakes.", "A 🐲 wakes." },
        { "cafe\u0301 open", "cafe\u0301 closed", "the cafe\u0301 open", "the cafe\u0301 closed" },
        { "don't stop", "do not stop", "don't go", "do not go" },
        { "tab\there", "tab\tthere", "Tab\there", "Tab\tthere" },
    };

    /// <summary>Origin, mine, theirs, merged, and what clashes: mine and theirs by turns.</summary>
    public static TheoryData<string, string, string, string, string[]> Clashing => new()
    {
        { Bell, "The new bell rings under the water.", "The cracked bell rings under the water.", "The cracked bell rings under the water.", ["new ", "cracked "] },
        { Bell, "", "The cracked bell rings under the water.", "The cracked bell rings under the water.", ["", "The cracked bell rings under the water."] },
        { Bell, "The cracked bell rings under the water.", "", "", ["The cracked bell rings under the water.", ""] },
        { "", "Mine.", "Theirs.", "Theirs.", ["Mine.", "Theirs."] },
        { "One.", "One. Mine.", "One. Theirs.", "One. Theirs.", [". Mine", ". Theirs"] },
        { "a b c d e", "a X c d e", "a Y c Z e", "a Y c Z e", ["X ", "Y "] },
        { "a b c d e", "a X c V e", "a Y c Z e", "a Y c Z e", ["X ", "Y ", "V ", "Z "] },
        { "a b c d e", "A b X d e", "a b Y d E", "A b Y d E", ["X ", "Y "] },
        { "a b c d e", "a X Y d e", "a b Z d e", "a b Z d e", ["X Y ", "b Z "] },
        { "a b c d e", "a d e", "a b C d e", "a b C d e", ["", "b C "] },
        { "a b c d e", "a b new c d e", "a b other c d e", "a b other c d e", ["new ", "other "] },
        { "a b c d e", "a b new c d e", "a X e", "a X e", ["b new c d ", "X "] },
        { Two, "The bell tolls.\n\nThe tide turns.\n", "The bell sings.\n\nThe tide rises.\n", "The bell sings.\n\nThe tide rises.\n", ["tolls", "sings"] },
        { "A 🐉 sleeps.", "A 🐲 sleeps.", "A 🦄 sleeps.", "A 🦄 sleeps.", ["🐲 ", "🦄 "] },
    };

    [Theory]
    [MemberData(nameof(Clean))]
    public void What_does_not_clash_is_all_there(string origin, string mine, string theirs, string merged)
    {
        var merge = ProseMerge.Of(origin, mine, theirs);
        Assert.Equal(merged, merge.Text);
        Assert.Empty(merge.Clashes);
    }

    [Theory]
    [MemberData(nameof(Clashing))]
    public void Of_what_clashes_theirs_is_in_place_and_mine_is_kept(string origin, string mine, string theirs, string merged, string[] clashes)
    {
        var merge = ProseMerge.Of(origin, mine, theirs);
        Assert.Equal(merged, merge.Text);
        Assert.Equal(clashes, merge.Clashes.SelectMany(clash => (string[])[clash.Mine, clash.Theirs]));
        Assert.All(merge.Clashes, clash => Assert.Equal(clash.Theirs, merge.Text.Substring(clash.At, clash.Theirs.Length)));
    }

    [Fact]
    public void Long_texts_that_differ_everywhere_are_compared_in_pieces_and_not_word_against_word()
    {
        var words = Enumerable.Range(0, 20_000).Select(number => number % 7 == 0 ? $"rare{number}" : "the").ToArray();
        var origin = string.Join(' ', words);
        var mine = string.Join(' ', words.Select((word, number) => number % 100 == 10 ? "mine" : word));
        var theirs = string.Join(' ', words.Select((word, number) => number % 100 == 60 ? "theirs" : word));
        var merge = ProseMerge.Of(origin, mine, theirs);
        Assert.Empty(merge.Clashes);
        Assert.Equal(string.Join(' ', words.Select((word, number) => number % 100 == 10 ? "mine" : number % 100 == 60 ? "theirs" : word)), merge.Text);
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_replace_each_other_whole()
    {
        var (one, other) = (string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"a{n}")), string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"b{n}")));
        var hunk = Assert.Single(ProseDiff.Between(one, other));
        Assert.Equal((0, one.Length, other), (hunk.At, hunk.Take, hunk.Put));
    }
}
