using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Sessions;

/// <summary>
/// A session's log beyond the view's window: exactly the entries that the viewer's two channels ever carried, so nothing is shown that the live feed hid.
/// Folds the campaign's journal; <see cref="CampaignHistory"/> bounds how many do at once.
/// </summary>
public sealed class SessionLogQueries(CampaignHistory history)
{
    private static Refusal Unavailable { get; } =
        Refusal.Unavailable("server.store-unavailable", "The journal cannot be read now.", TimeSpan.FromSeconds(2));

    public async Task<QueryReply> ReadAsync(Viewer viewer, ReadSessionLog query, CancellationToken cancellationToken)
    {
        if (query.From < 0) return QueryReply.Of(Refusal.Invalid("page.after", "A place in the log is not negative."));
        var world = viewer.Moment.World;
        if (!world.Sessions.TryGetValue(query.Session, out var state) || SessionViews.Main(state, world, viewer.Main) is null)
            return QueryReply.Of(Refusal.NotFound("session.unknown", "There is no such session."));
        try
        {
            var entries = await EntriesAsync(viewer, query, cancellationToken);
            var page = Page<LogEntryView>.Of(entries.Skip(query.From), query.Limit);
            return QueryReply.Of(new SessionLogPage(page.Items, page.HasMore ? query.From + page.Items.Length : null));
        }
        catch (JournalUnavailableException)
        {
            return QueryReply.Of(Unavailable);
        }
    }

    /// <summary>All entries up to one beyond the page. One that is in both channels counts once.</summary>
    private async Task<List<LogEntryView>> EntriesAsync(Viewer viewer, ReadSessionLog query, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntryView>();
        var known = new HashSet<(UserId, LogEntryId, DateTimeOffset)>();
        var past = history.ReadAsync(viewer.Campaign, (viewer.MainChannel, 0), (viewer.OwnChannel, 0), viewer.Moment.World.Sequence, cancellationToken);
        await foreach (var page in past)
        {
            foreach (var update in page)
                if (EntryOf(update.Entry.Update.Update, query.Session) is { } entry && known.Add((entry.Author, entry.Entry, entry.At))) entries.Add(entry);
            if (entries.Count > (long)query.From + query.Limit) break;
        }

        return entries;
    }

    private static LogEntryView? EntryOf(Update update, SessionId session) => update switch
    {
        SessionLogEntryAdded added when added.Session == session => added.Entry,
        SessionOwnLogEntryAdded added when added.Session == session => added.Entry,
        _ => null,
    };
}
