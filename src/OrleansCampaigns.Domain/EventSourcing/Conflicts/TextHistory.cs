using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <param name="Version">The entity's version after the change.</param>
/// <param name="User">Who changed it.</param>
/// <param name="At">When.</param>
/// <param name="Hash">Of the text after the change.</param>
/// <param name="Undo">From the text after the change to the one before it.</param>
public sealed record TextChange(long Version, UserId User, DateTimeOffset At, string Hash, ImmutableArray<TextHunk> Undo);

/// <summary>
/// The newest changes of a text, each with the way back, so that the text that somebody looked at can be had again from what it is now. How many:
/// <see cref="ConflictLimits.TextChangesMax"/> and <see cref="ConflictLimits.TextLengthMax"/>.
/// </summary>
/// <param name="StartHash">Of the text before the first of the changes.</param>
/// <param name="StartVersion">Since when it was that.</param>
/// <param name="Changes">Oldest first.</param>
/// <param name="Sent">Oldest first.</param>
/// <param name="Length">Code units that <paramref name="Changes"/> and <paramref name="Sent"/> hold.</param>
public sealed record TextHistory(string StartHash, long StartVersion, ImmutableList<TextChange> Changes, ImmutableList<SentText> Sent, int Length)
{
    /// <summary>Of the text as it is now.</summary>
    internal string LastHash => Changes.Count > 0 ? Changes[^1].Hash : StartHash;

    public long LastVersion => Changes.Count > 0 ? Changes[^1].Version : StartVersion;

    /// <summary>The newest change by somebody else after a version; null when there is none that is known.</summary>
    public TextChange? LastOfOthers(UserId user) => Changes.FindLast(change => change.User != user);

    public static TextHistory From(string text, long version) => new(TextPatch.HashOf(text), version, [], [], 0);

    /// <param name="mark">Of the event.</param>
    /// <param name="before">The text before it.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="hunks">How the one became the other, where the event says so; default: found out.</param>
    public TextHistory After(EventMark mark, string before, string after, ImmutableArray<TextHunk> hunks)
    {
        if (before == after) return this;
        var undo = hunks.IsDefault ? Undo(before, after) : TextPatch.Invert(before, hunks);
        var change = new TextChange(mark.Version, mark.User, mark.At, TextPatch.HashOf(after), undo);
        return (this with { Changes = Changes.Add(change), Length = Length + LengthOf(undo) }).Bounded();
    }

    public TextHistory With(SentText sent) => (this with { Sent = Sent.Add(sent), Length = Length + LengthOf(sent.Hunks) }).Bounded();

    /// <summary>All that can be forgotten is; what the text is now stays the start.</summary>
    public TextHistory Forgetful() => new(LastHash, LastVersion, [], [], 0);

    /// <summary>The text that an entity of this version had; null when that is forgotten.</summary>
    public string? AtVersion(long version, string now)
    {
        if (version < StartVersion) return null;
        var text = now;
        for (var i = Changes.Count - 1; i >= 0 && Changes[i].Version > version; i--) text = TextPatch.Apply(text, Changes[i].Undo);
        return text;
    }

    /// <summary>The text of this hash, of those that it was and those that were sent; null when none is known.</summary>
    public string? OfHash(string hash, string now) => OfHash(hash, now, Sent.Count);

    /// <summary>What was sent can only rest on what was sent before it, so this ends.</summary>
    private string? OfHash(string hash, string now, int sentBefore)
    {
        if (StartHash == hash) return AtVersion(StartVersion, now);
        if (Changes.FindLast(change => change.Hash == hash) is { } known) return AtVersion(known.Version, now);
        var place = sentBefore == 0 ? -1 : Sent.FindLastIndex(sentBefore - 1, one => one.Hash == hash);
        if (place < 0 || OfHash(Sent[place].Base, now, place) is not { } origin) return null;
        return TextPatch.Fits(Sent[place].Hunks, origin.Length) ? TextPatch.Apply(origin, Sent[place].Hunks) : null;
    }

    private TextHistory Bounded()
    {
        var bounded = this;
        for (var length = Sent.Sum(one => LengthOf(one.Hunks)); bounded.Sent.Count > ConflictLimits.TextsSentMax || length > ConflictLimits.TextsSentLengthMax;)
        {
            var oldest = LengthOf(bounded.Sent[0].Hunks);
            length -= oldest;
            bounded = bounded with { Sent = bounded.Sent.RemoveAt(0), Length = bounded.Length - oldest };
        }

        while (bounded.Changes.Count > ConflictLimits.TextChangesMax || (bounded.Length > ConflictLimits.TextLengthMax && bounded.Changes.Count > 0))
        {
            var oldest = bounded.Changes[0];
            bounded = bounded with { StartHash = oldest.Hash, StartVersion = oldest.Version, Changes = bounded.Changes.RemoveAt(0), Length = bounded.Length - LengthOf(oldest.Undo) };
        }

        return bounded;
    }

    private static int LengthOf(ImmutableArray<TextHunk> hunks) => hunks.Sum(hunk => hunk.Put.Length);

    /// <summary>What differs between the ends that are alike, as one hunk: found in one pass, the same in every build.</summary>
    private static ImmutableArray<TextHunk> Undo(string before, string after)
    {
        var most = Math.Min(before.Length, after.Length);
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < most - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        return [new TextHunk(head, after.Length - head - tail, before[head..^tail])];
    }
}
