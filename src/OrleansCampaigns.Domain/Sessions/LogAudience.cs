using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Who hears what is said and rolled.</summary>
internal static class LogAudience
{
    public static void Address(LogEvent happened, SessionState state, Addressees to)
    {
        switch (happened)
        {
            case LineSaid e:
                Shared(SessionLog.EntryOf(e), state, to);
                break;
            case WhisperSaid e:
                var whisper = SessionLog.EntryOf(e);
                to.GameMasters(new SessionLogEntryAdded(LogViews.Of(whisper, ChannelKind.GameMasters)) { Session = state.Id });
                Own(e.Author, whisper, state, to);
                foreach (var user in e.To) Own(user, whisper, state, to);
                break;
            case DiceRolled { Audience: RollAudience.Public } e:
                Shared(SessionLog.EntryOf(e), state, to);
                break;
            case DiceRolled e:
                var roll = SessionLog.EntryOf(e);
                if (e.Audience != RollAudience.Self) to.GameMasters(new SessionLogEntryAdded(LogViews.Of(roll, ChannelKind.GameMasters)) { Session = state.Id });
                Own(e.Author, roll, state, to);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    /// <summary>Lines come only after the opening, so all three main channels see the session.</summary>
    private static void Shared(LogEntry entry, SessionState state, Addressees to)
    {
        if (entry.Character is null)
        {
            to.Everyone(new SessionLogEntryAdded(LogViews.Of(entry, ChannelKind.Public)) { Session = state.Id });
            return;
        }

        to.EachMain(channel => new SessionLogEntryAdded(LogViews.Of(entry, channel)) { Session = state.Id });
    }

    private static void Own(UserId user, LogEntry entry, SessionState state, Addressees to) =>
        to.Own(user, new SessionOwnLogEntryAdded(LogViews.OwnOf(entry)) { Session = state.Id });
}
