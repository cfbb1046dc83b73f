using System.Collections.Immutable;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>Words that both sides changed.</summary>
/// <param name="At">Where what is in place begins, in the merged text.</param>
/// <param name="Mine">What the one side wanted there.</param>
/// <param name="Theirs">What is in place there.</param>
public sealed record Clash(int At, string Mine, string Theirs);

/// <summary>
/// Three-way merge of prose, word by word. What one side alone changed is taken from that side, what both changed alike is taken once, and of what both changed differently theirs stays in
/// place and mine is a clash. New paragraphs at one place are no clash: both go in, theirs first; and words that go on behind a paragraph come before a new one.
/// </summary>
/// <param name="Text">The merged text.</param>
/// <param name="Clashes">In the order of the text.</param>
public sealed record ProseMerge(string Text, ImmutableArray<Clash> Clashes)
{
    public static ProseMerge Of(string origin, string mine, string theirs)
    {
        if (mine == origin || mine == theirs) return new ProseMerge(theirs, []);
        if (theirs == origin) return new ProseMerge(mine, []);
        return Of(origin, ProseDiff.Between(origin, mine), ProseDiff.Between(origin, theirs));
    }

    /// <summary>The same, for sides that are known as patches.</summary>
    public static ProseMerge Of(string origin, ImmutableArray<TextHunk> mine, ImmutableArray<TextHunk> theirs)
    {
        var weave = new ProseWeave(origin);
        var (left, right) = (new HunkQueue(mine), new HunkQueue(theirs));
        while (left.Next is not null || right.Next is not null)
        {
            var place = Region.First(left, right);
            while (place.Grow(left, isMine: true) || place.Grow(right, isMine: false))
            {
                // A hunk that reaches further may meet the next one of the other side.
            }

            weave.Add(place);
        }

        return weave.End();
    }

    /// <summary>The hunks of one side that are still to come.</summary>
    private sealed class HunkQueue(ImmutableArray<TextHunk> hunks)
    {
        private int _at;

        public TextHunk? Next => _at < hunks.Length ? hunks[_at] : null;

        public TextHunk Take() => hunks[_at++];
    }

    /// <summary>A stretch of the origin with all hunks of both sides that meet there.</summary>
    private sealed class Region(int at)
    {
        public int At { get; } = at;

        public int End { get; private set; } = at;

        public List<TextHunk> Mine { get; } = [];

        public List<TextHunk> Theirs { get; } = [];

        /// <summary>Begins with the hunk that comes first; at one place what only puts something in comes before what replaces.</summary>
        public static Region First(HunkQueue left, HunkQueue right)
        {
            var isMine = right.Next is not { } other || (left.Next is { } one && (one.At < other.At || (one.At == other.At && one.Take <= other.Take)));
            var side = isMine ? left : right;
            var place = new Region(side.Next!.At);
            place.Take(side, isMine);
            return place;
        }

        public bool Grow(HunkQueue side, bool isMine)
        {
            if (side.Next is not { } next || !Meets(next)) return false;
            Take(side, isMine);
            return true;
        }

        private void Take(HunkQueue side, bool isMine)
        {
            var hunk = side.Take();
            (isMine ? Mine : Theirs).Add(hunk);
            End = Math.Max(End, hunk.At + hunk.Take);
        }

        /// <summary>What touches does not meet, or words next to each other could not be changed by two people.</summary>
        private bool Meets(TextHunk next) => End == At
            ? next.At == At && next.Take == 0
            : next.At < End && (next.Take > 0 || next.At > At);
    }

    private sealed class ProseWeave(string origin)
    {
        private readonly StringBuilder _text = new(origin.Length);
        private readonly ImmutableArray<Clash>.Builder _clashes = ImmutableArray.CreateBuilder<Clash>();
        private int _from;

        public void Add(Region place)
        {
            _text.Append(origin, _from, place.At - _from);
            _from = place.End;
            var was = origin[place.At..place.End];
            var mine = Patched(was, place.At, place.Mine);
            var theirs = Patched(was, place.At, place.Theirs);
            if (mine == theirs || mine == was) _text.Append(theirs);
            else if (theirs == was) _text.Append(mine);
            else if (was.Length == 0 && Together(mine, theirs) is { } both) _text.Append(both);
            else
            {
                _clashes.Add(new Clash(_text.Length, mine, theirs));
                _text.Append(theirs);
            }
        }

        public ProseMerge End()
        {
            _text.Append(origin, _from, origin.Length - _from);
            return new ProseMerge(_text.ToString(), _clashes.ToImmutable());
        }

        private static string Patched(string was, int at, List<TextHunk> hunks) =>
            TextPatch.Apply(was, [.. hunks.Select(hunk => hunk with { At = hunk.At - at })]);

        /// <summary>Null when both put something into the same paragraph. A text that opens with a line's end goes behind what stands there, one that closes with it goes before.</summary>
        private static string? Together(string mine, string theirs)
        {
            var (mineOpens, theirsOpens) = (mine[0] == '\n', theirs[0] == '\n');
            var (mineCloses, theirsCloses) = (mine[^1] == '\n', theirs[^1] == '\n');
            if ((mineOpens && theirsOpens) || (mineCloses && theirsCloses)) return theirs + mine;
            if (mineOpens != theirsOpens && !mineCloses && !theirsCloses) return mineOpens ? theirs + mine : mine + theirs;
            if (mineCloses != theirsCloses && !mineOpens && !theirsOpens) return theirsCloses ? theirs + mine : mine + theirs;
            return null;
        }
    }
}
