using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What an entity remembers so that a stale command can be judged: who changed which field last, what is kept, and older forms of its texts. Part of its state.</summary>
/// <param name="Fields">The last change of each field that was ever set.</param>
/// <param name="Open">What is kept and not decided.</param>
/// <param name="Texts">By field.</param>
/// <param name="ForgottenVersion">Version of the newest change of a field that is forgotten; 0: none is.</param>
public sealed record ConflictBook(
    ImmutableSortedDictionary<FieldKey, FieldChange> Fields,
    ImmutableSortedDictionary<ConflictId, KeptConflict> Open,
    ImmutableSortedDictionary<FieldKey, TextHistory> Texts,
    long ForgottenVersion = 0)
{
    public static ConflictBook Empty { get; } = new(
        ImmutableSortedDictionary<FieldKey, FieldChange>.Empty,
        ImmutableSortedDictionary<ConflictId, KeptConflict>.Empty,
        ImmutableSortedDictionary<FieldKey, TextHistory>.Empty);

    /// <summary>The last change of a field that this user need not know of, if it came after that version; null: nobody else changed it since.</summary>
    public FieldChange? ChangeSince(FieldKey field, long version, UserId user)
    {
        if (!Fields.TryGetValue(field, out var last)) return ForgottenVersion > version ? new FieldChange(ForgottenVersion) : null;
        var others = last.User == user ? last.Under : last;
        return others?.Version > version ? others : null;
    }

    /// <summary>Null while one more can be kept.</summary>
    public Refusal? NoRoomFor(KeptConflict conflict) =>
        Open.Count >= ConflictLimits.OpenMax || Open.Values.Append(conflict).Sum(BytesOf) > ConflictLimits.OpenBytesMax
            ? Refusal.Conflict("conflict.inbox-full", $"This clashes with what others wrote, and {Open.Count} conflicts wait for the game masters already. Keep what you typed and send it when they have decided some.")
            : null;

    public ConflictBook Changed(FieldMark changed, EventMark mark)
    {
        var last = Fields.GetValueOrDefault(changed.Field);
        var under = last?.User == mark.User ? last.Under : last is null ? null : last with { Under = null };
        var fields = Fields.SetItem(
            changed.Field, new FieldChange(mark.Version, mark.User, mark.At, changed.IsPart ? true : null, changed.IsPart ? under : null));
        if (fields.Count <= ConflictLimits.FieldsMax) return this with { Fields = fields };
        var (oldest, forgotten) = fields.MinBy(entry => entry.Value.Version);
        return this with { Fields = fields.Remove(oldest), ForgottenVersion = Math.Max(ForgottenVersion, forgotten.Version) };
    }

    public ConflictBook Kept(KeptConflict conflict)
    {
        var kept = this with { Open = Open.SetItem(conflict.Id, conflict) };
        return conflict.Sent is { } sent ? kept.Sent(conflict.Field, sent) : kept;
    }

    public ConflictBook Resolved(ConflictEnd end) => this with { Open = Open.Remove(end.Id) };

    public ConflictBook TextChanged(EventMark mark, ChangedText text)
    {
        var book = With(text.Field, text.Before is { } before && Texts.TryGetValue(text.Field, out var history)
            ? history.After(mark, before, text.After, text.Hunks)
            : TextHistory.From(text.After, mark.Version));
        return text.Sent is { } sent ? book.Sent(text.Field, sent) : book;
    }

    private ConflictBook Sent(FieldKey field, SentText sent) => Texts.TryGetValue(field, out var history) ? With(field, history.With(sent)) : this;

    private ConflictBook With(FieldKey field, TextHistory history)
    {
        var texts = Texts.SetItem(field, history);
        for (var length = texts.Values.Sum(text => (long)text.Length); length > ConflictLimits.TextsLengthMax;)
        {
            var (oldest, forgetful) = texts.Where(entry => entry.Value.Length > 0).MinBy(entry => entry.Value.LastVersion);
            length -= forgetful.Length;
            texts = texts.SetItem(oldest, forgetful.Forgetful());
        }

        return this with { Texts = texts };
    }

    private static int BytesOf(KeptConflict conflict) => JsonSerializer.SerializeToUtf8Bytes(conflict, StateJson.Options).Length;
}
