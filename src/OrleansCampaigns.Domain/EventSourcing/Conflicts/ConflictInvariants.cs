using System.Collections.Immutable;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What holds in the <see cref="ConflictBook"/> of every entity.</summary>
internal static class ConflictInvariants
{
    private static readonly Invariant Inbox = new("conflict.inbox", "Open conflicts are at most as many as allowed; one is kept under an id that is not open, and resolved while it is.");
    private static readonly Invariant Remembered = new("conflict.book", "What is remembered of fields and texts keeps to its bounds.");

    public static ImmutableArray<Invariant> All { get; } = [Inbox, Remembered];

    public static Invariant? BrokenBy(ConflictBook before, ConflictBook after, DomainEvent happened) => happened switch
    {
        IConflictKept kept when before.Open.ContainsKey(kept.Conflict.Id) || after.Open.Count > ConflictLimits.OpenMax => Inbox,
        IConflictResolved resolved when !before.Open.ContainsKey(resolved.End.Id) => Inbox,
        _ => null,
    };

    public static List<Invariant> BrokenIn(ConflictBook book) => Invariant.Broken(
        (book.Open.Count > ConflictLimits.OpenMax || book.Open.Any(open => open.Key != open.Value.Id), Inbox),
        (book.Fields.Count > ConflictLimits.FieldsMax || !AreBounded(book.Texts.Values), Remembered));

    private static bool AreBounded(IEnumerable<TextHistory> texts)
    {
        var length = 0L;
        foreach (var text in texts)
        {
            if (text.Changes.Count > ConflictLimits.TextChangesMax || text.Sent.Count > ConflictLimits.TextsSentMax) return false;
            length += text.Length;
        }

        return length <= ConflictLimits.TextsLengthMax;
    }
}
