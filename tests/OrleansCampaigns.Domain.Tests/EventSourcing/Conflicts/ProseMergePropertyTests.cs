using System.Collections.Immutable;
using CsCheck;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>The three-way merge on random texts that change in random places. Each new word is written once only, so that it can be found again.</summary>
public sealed class ProseMergePropertyTests
{
    private const int Cases = 2_000;

    private static Gen<(int Place, int Take, int Kind)[]> Edits { get; } = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 4], Gen.Int[0, 4]).Array[0, 5];

    /// <summary>A text of few different words, and two others made of it by random edits.</summary>
    internal static Gen<(string Origin, string Mine, string Theirs)> Texts { get; } = Gen.Select(
        Gen.Int[0, 9].Array[0, 60], Edits, Edits, (seeds, mine, theirs) => (Text(seeds), Edited(Text(seeds), mine, "m"), Edited(Text(seeds), theirs, "t")));

    [Fact]
    public void A_diff_leads_from_the_one_text_to_the_other_and_back() => Texts.Sample(
        texts =>
        {
            var hunks = ProseDiff.Between(texts.Mine, texts.Theirs);
            Assert.True(TextPatch.Fits(hunks, texts.Mine.Length));
            Assert.Equal(texts.Theirs, TextPatch.Apply(texts.Mine, hunks));
            Assert.Equal(texts.Mine, TextPatch.Apply(texts.Theirs, TextPatch.Invert(texts.Mine, hunks)));
        },
        iter: Cases);

    [Fact]
    public void Identity_and_one_side() => Texts.Sample(
        texts =>
        {
            AssertClean(texts.Origin, ProseMerge.Of(texts.Origin, texts.Origin, texts.Origin));
            AssertClean(texts.Mine, ProseMerge.Of(texts.Origin, texts.Mine, texts.Origin));
            AssertClean(texts.Theirs, ProseMerge.Of(texts.Origin, texts.Origin, texts.Theirs));
            AssertClean(texts.Mine, ProseMerge.Of(texts.Origin, texts.Mine, texts.Mine));
        },
        iter: Cases);

    /// <summary>Nothing is left of the shortcuts: the same holds for the hunks.</summary>
    [Fact]
    public void Identity_and_one_side_hunk_by_hunk() => Texts.Sample(
        texts =>
        {
            var (origin, hunks) = (texts.Origin, ProseDiff.Between(texts.Origin, texts.Mine));
            AssertClean(origin, ProseMerge.Of(origin, [], []));
            AssertClean(texts.Mine, ProseMerge.Of(origin, hunks, []));
            AssertClean(texts.Mine, ProseMerge.Of(origin, [], hunks));
            AssertClean(texts.Mine, ProseMerge.Of(origin, hunks, hunks));
        },
        iter: Cases);

    [Fact]
    public void Whoever_comes_first_the_same_words_clash() => Texts.Sample(
        texts =>
        {
            var (one, other) = (ProseMerge.Of(texts.Origin, texts.Mine, texts.Theirs), ProseMerge.Of(texts.Origin, texts.Theirs, texts.Mine));
            Assert.Equal(one.Clashes.Select(clash => (clash.Mine, clash.Theirs)), other.Clashes.Select(clash => (clash.Theirs, clash.Mine)));
        },
        iter: Cases);

    [Fact]
    public void Merging_the_same_once_more_changes_nothing() => Texts.Sample(
        texts =>
        {
            var once = ProseMerge.Of(texts.Origin, texts.Mine, texts.Theirs);
            if (!once.Clashes.IsEmpty) return;
            AssertClean(once.Text, ProseMerge.Of(texts.Mine, texts.Mine, once.Text));
            AssertClean(once.Text, ProseMerge.Of(texts.Theirs, once.Text, texts.Theirs));
        },
        iter: Cases);

    [Fact]
    public void No_word_that_anybody_typed_is_gone() => Texts.Sample(
        texts =>
        {
            var merge = ProseMerge.Of(texts.Origin, texts.Mine, texts.Theirs);
            var all = merge.Text + " " + string.Join(' ', merge.Clashes.Select(clash => clash.Mine));
            Assert.All(Typed(texts.Mine, "m").Concat(Typed(texts.Theirs, "t")), word => Assert.Contains(word, all, StringComparison.Ordinal));
            Assert.All(Typed(texts.Theirs, "t"), word => Assert.Contains(word, merge.Text, StringComparison.Ordinal));
        },
        iter: Cases);

    internal static IEnumerable<string> Typed(string text, string by) => text.Split(' ', '\n').Where(word => word.StartsWith(by, StringComparison.Ordinal) && word.EndsWith(';'));

    private static void AssertClean(string expected, ProseMerge merge)
    {
        Assert.Equal(expected, merge.Text);
        Assert.Empty(merge.Clashes);
    }

    private static string Text(int[] seeds) => string.Concat(seeds.Select(seed => seed switch
    {
        0 => "\n\n",
        1 => "\n",
        2 => ". ",
        _ => $"word{seed} ",
    }));

    private static string Edited(string text, (int Place, int Take, int Kind)[] edits, string by)
    {
        var words = ProseWords.Instance.Chunk(text).ToImmutableList();
        for (var number = 0; number < edits.Length; number++)
        {
            var (place, take, kind) = edits[number];
            var at = place % (words.Count + 1);
            words = words.RemoveRange(at, Math.Min(take, words.Count - at));
            if (kind > 0) words = words.Insert(at, kind switch { 1 => $"{by}{number}; \n", 2 => $"\n{by}{number}; ", _ => $"{by}{number}; " });
        }

        return string.Concat(words);
    }
}
