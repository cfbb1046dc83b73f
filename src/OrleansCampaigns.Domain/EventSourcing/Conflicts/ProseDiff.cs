using System.Collections.Immutable;
using DiffPlex;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>
/// Which words make one text of another: first the lines that differ, then the words in them, each by Myers' algorithm (DiffPlex), whose cost grows with how much differs. Used only when
/// something is decided, never when a journal is folded: what it found is recorded.
/// </summary>
public static class ProseDiff
{
    /// <summary>
    /// Two lists of pieces are compared piece by piece up to this product of their lengths (what is alike at both ends not counted): 1,000 words against 1,000. Longer ones are first cut
    /// at words that each of them holds once; what then is still too long replaces the other whole: coarser, but never slow.
    /// </summary>
    public const long PiecesProductMax = 1_000_000;

    /// <summary>Ascending, none touching another; applied to <paramref name="before"/> they give <paramref name="after"/>.</summary>
    public static ImmutableArray<TextHunk> Between(string before, string after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal)) return [];
        var hunks = new List<TextHunk>();
        Compare(before, after, 0, ProseLines.Instance, (old, now, at) => Compare(old, now, at, ProseWords.Instance, (gone, come, place) => Add(hunks, gone, come, place)));
        return [.. hunks];
    }

    private static void Compare(string before, string after, int at, IChunker pieces, Action<string, string, int> differs) =>
        Compare(new ProsePieces(pieces.Chunk(before)), new ProsePieces(pieces.Chunk(after)), at, pieces, differs);

    private static void Compare(ProsePieces before, ProsePieces after, int at, IChunker pieces, Action<string, string, int> differs)
    {
        var (head, tail) = ProsePieces.AlikeAtEnds(before, after);
        at += before.Slice(0, head).Length;
        (before, after) = (before.Slice(head, before.Count - head - tail), after.Slice(head, after.Count - head - tail));
        if (before.Count == 0 && after.Count == 0) return;
        if (before.Count == 0 || after.Count == 0) differs(before.Text, after.Text, at);
        else if ((long)before.Count * after.Count <= PiecesProductMax) CompareAll(before, after, at, pieces, differs);
        else CompareBetweenAnchors(before, after, at, pieces, differs);
    }

    private static void CompareAll(ProsePieces before, ProsePieces after, int at, IChunker pieces, Action<string, string, int> differs)
    {
        var from = 0;
        foreach (var block in Differ.Instance.CreateDiffs(before.Text, after.Text, ignoreWhiteSpace: false, ignoreCase: false, pieces).DiffBlocks)
        {
            var gone = before.Slice(block.DeleteStartA, block.DeleteCountA);
            at += before.Slice(from, block.DeleteStartA - from).Length;
            differs(gone.Text, after.Slice(block.InsertStartB, block.InsertCountB).Text, at);
            at += gone.Length;
            from = block.DeleteStartA + block.DeleteCountA;
        }
    }

    private static void CompareBetweenAnchors(ProsePieces before, ProsePieces after, int at, IChunker pieces, Action<string, string, int> differs)
    {
        var anchors = ProsePieces.Anchors(before, after);
        if (anchors.Count == 0)
        {
            differs(before.Text, after.Text, at);
            return;
        }

        var (left, right) = (0, 0);
        foreach (var (old, now) in anchors.Append((before.Count, after.Count)))
        {
            var stretch = before.Slice(left, old - left);
            Compare(stretch, after.Slice(right, now - right), at, pieces, differs);
            at += stretch.Length + (old < before.Count ? before.Slice(old, 1).Length : 0);
            (left, right) = (old + 1, now + 1);
        }
    }

    /// <summary>What differs may touch what differed before: one hunk then.</summary>
    private static void Add(List<TextHunk> hunks, string gone, string come, int at)
    {
        if (hunks.Count > 0 && hunks[^1] is var last && last.At + last.Take == at) hunks[^1] = new TextHunk(last.At, last.Take + gone.Length, last.Put + come);
        else hunks.Add(new TextHunk(at, gone.Length, come));
    }
}
