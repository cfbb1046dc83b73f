using System.Globalization;
using System.Text;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>
/// A campaign's sessions as an iCalendar object (RFC 5545) for one viewer: name and date, nothing else. The same moment gives the same bytes. Sessions whose date is not known to
/// the viewer are not in it. A date that passed a day ago without the session's being opened is CANCELLED.
/// </summary>
public static class SessionCalendar
{
    /// <summary>Octets of a content line without its line break (RFC 5545, 3.1).</summary>
    public const int LineOctetsMax = 75;

    /// <summary>What a session is taken to last while nobody knows.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(4);

    private static readonly TimeSpan MissedAfter = TimeSpan.FromDays(1);

    public static string Write(Viewer viewer, IReadOnlyCollection<SessionRevision> revisions, DateTimeOffset now)
    {
        var world = viewer.Moment.World;
        var known = revisions.ToDictionary(revision => revision.SessionId);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//OrleansCampaigns//Sessions//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"X-WR-CALNAME:{Escape(world.Campaign.Name)}");
        foreach (var state in world.Sessions.Values)
        {
            if (SessionViews.Main(state, world, viewer.Main) is { StartsAt: not null } view && known.TryGetValue(state.Id.Value, out var revision)) Event(text, view, revision, now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, SessionView view, SessionRevision revision, DateTimeOffset now)
    {
        var startsAt = view.OpenedAt ?? view.StartsAt!.Value;
        var isMissed = view.Status == SessionStatus.Planned && startsAt + MissedAfter < now;
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{view.Session}@orleans-campaigns");
        Line(text, $"DTSTAMP:{Utc(revision.ChangedAt)}");
        Line(text, $"LAST-MODIFIED:{Utc(revision.ChangedAt)}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{revision.Revision}"));
        Line(text, $"DTSTART:{Utc(startsAt)}");
        Line(text, $"DTEND:{Utc(view.ClosedAt is { } closed && closed > startsAt ? closed : startsAt + Length)}");
        Line(text, $"SUMMARY:{Escape(view.Name)}");
        Line(text, isMissed ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "END:VEVENT");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>TEXT values (RFC 5545, 3.3.11); other control characters have no form there and go.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (!char.IsControl(c)) escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Folds between characters, never within the octets of one.</summary>
    private static void Line(StringBuilder text, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctetsMax)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
