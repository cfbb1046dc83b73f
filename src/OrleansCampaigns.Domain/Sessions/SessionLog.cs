using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>
/// The end of a session's log, and a running count of the rest. Kept apart by who sees it, so that what is secret never pushes anything out
/// of what others see.
/// </summary>
/// <param name="Number">Of the newest entry.</param>
/// <param name="Shared">What everybody sees; the newest 200.</param>
/// <param name="Secret">What only game masters see of all main channels; the newest 200.</param>
/// <param name="Participants">At most <see cref="ParticipantsMax"/>; the next one is refused.</param>
/// <param name="RollsOfNote">The first <see cref="RollsOfNoteMax"/> public ones.</param>
public sealed record SessionLog(
    long Number,
    RecentLog Shared,
    RecentLog Secret,
    ImmutableSortedDictionary<UserId, Participant> Participants,
    ImmutableArray<RollOfNote> RollsOfNote)
{
    public const int ParticipantsMax = 500;
    public const int RollsOfNoteMax = 30;

    public static SessionLog Empty { get; } = new(0, RecentLog.Empty, RecentLog.Empty, ImmutableSortedDictionary<UserId, Participant>.Empty, []);

    public Participant Of(UserId user) => Participants.GetValueOrDefault(user, Participant.New);

    public SessionLog With(UserId user, Participant participant) => this with { Participants = Participants.SetItem(user, participant) };

    public SessionLog Evolve(LogEvent happened) => happened switch
    {
        LineSaid e => Said(e),
        WhisperSaid e => Whispered(e),
        DiceRolled e => Rolled(e),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a log."),
    };

    /// <summary>The event as an entry of the log, <paramref name="number"/> apart the same wherever it is made.</summary>
    internal static LogEntry EntryOf(LogEvent happened, long number = 0) => happened switch
    {
        LineSaid e => new LogEntry(number, e.Entry, e.Kind, e.Author, e.Text, e.At, [], e.CharacterSight, e.Character),
        WhisperSaid e => new LogEntry(number, e.Entry, LogKind.Whisper, e.Author, e.Text, e.At, e.To, e.CharacterSight, e.Character),
        DiceRolled e => new LogEntry(
            number, new(e.Roll.Value), LogKind.Roll, e.Author, e.Expression, e.At, [], e.CharacterSight, e.Character, e.Audience, e.Result),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no entry of a log."),
    };

    private SessionLog Said(LineSaid e)
    {
        var entry = EntryOf(e, Number + 1);
        var author = Of(e.Author).Sent(e.Entry.Value);
        author = author with { Lines = author.Lines + 1, Quotes = author.Quotes + (e.Kind == LogKind.Speech ? 1 : 0) };
        return this with
        {
            Number = entry.Number,
            Shared = Shared.Append(entry, LogWindow.MainEntriesMax),
            Participants = Participants.SetItem(e.Author, author),
        };
    }

    private SessionLog Whispered(WhisperSaid e)
    {
        var entry = EntryOf(e, Number + 1);
        var participants = Participants.ToBuilder();
        participants[e.Author] = Kept(Of(e.Author).Sent(e.Entry.Value), entry);
        foreach (var user in e.To) participants[user] = Kept(Of(user), entry);
        return this with { Number = entry.Number, Secret = Secret.Append(entry, LogWindow.MainEntriesMax), Participants = participants.ToImmutable() };
    }

    private SessionLog Rolled(DiceRolled e)
    {
        var entry = EntryOf(e, Number + 1);
        var author = Of(e.Author).Sent(e.Roll.Value);
        if (e.Audience == RollAudience.Public)
        {
            return this with
            {
                Number = entry.Number,
                Shared = Shared.Append(entry, LogWindow.MainEntriesMax),
                Participants = Participants.SetItem(e.Author, author with { Rolls = author.Rolls + 1 }),
                RollsOfNote = RollsOfNote.Length < RollsOfNoteMax && SessionRecap.NoteOf(e) is { } note ? RollsOfNote.Add(note) : RollsOfNote,
            };
        }

        return this with
        {
            Number = entry.Number,
            Secret = e.Audience == RollAudience.Self ? Secret : Secret.Append(entry, LogWindow.MainEntriesMax),
            Participants = Participants.SetItem(e.Author, Kept(author, entry)),
        };
    }

    private static Participant Kept(Participant participant, LogEntry entry) =>
        participant with { Own = participant.Own.Append(entry, LogWindow.OwnEntriesMax) };
}
