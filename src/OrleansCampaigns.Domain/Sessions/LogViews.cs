using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A session's log as each audience sees it.</summary>
public static class LogViews
{
    public static ImmutableArray<LogEntryView> Main(SessionLog log, ChannelKind channel)
    {
        if (channel != ChannelKind.GameMasters) return [.. log.Shared.Entries.Select(entry => Of(entry, channel))];
        var all = log.Shared.Entries.Concat(log.Secret.Entries).OrderBy(entry => entry.Number).TakeLast(LogWindow.MainEntriesMax);
        return [.. all.Select(entry => Of(entry, channel))];
    }

    public static ImmutableArray<LogEntryView> Own(Participant participant) => [.. participant.Own.Entries.Select(OwnOf)];

    public static LogEntryView Of(LogEntry entry, ChannelKind channel) => new(
        entry.Id, entry.Kind, entry.Author, entry.Text, entry.At, entry.To,
        entry.CharacterSight.Reaches(channel) ? entry.Character : null, entry.Audience, entry.Result);

    /// <summary>What its author and the recipients of a whisper see. Of a blind roll that is no more than that it was made.</summary>
    public static LogEntryView OwnOf(LogEntry entry)
    {
        var view = Of(entry, ChannelKind.Table);
        return entry.Audience == RollAudience.Blind ? view with { Result = null } : view;
    }
}
