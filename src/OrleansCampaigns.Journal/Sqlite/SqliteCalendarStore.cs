using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>Dates and calendar links in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteCalendarStore(SqliteJournalStore journal) : ICalendarStore
{
    private const string LinkColumns = "link_id, user_id, campaign_id, name, created_at";

    public Task SetDateAsync(SessionDate date, CancellationToken cancellationToken) => journal.ExecuteAsync(
        [
            """
            INSERT INTO session_starts (campaign_id, session_id, starts_at, due_at) SELECT ?1, ?2, ?5, ?6
            WHERE NOT EXISTS (SELECT 1 FROM session_dates AS old WHERE old.campaign_id = ?1 AND old.session_id = ?2 AND old.version >= ?3 AND ?4 IS NOT NULL)
            ON CONFLICT (campaign_id, session_id) DO UPDATE SET starts_at = excluded.starts_at, due_at = excluded.due_at
            """,
            """
            INSERT INTO session_dates (campaign_id, session_id, revision, version, changed_at) SELECT ?1, ?2, 0, ?3, ?4 WHERE true
            ON CONFLICT (campaign_id, session_id) DO UPDATE SET revision = revision + 1, version = excluded.version, changed_at = excluded.changed_at WHERE version < excluded.version
            """,
        ],
        Stored(date.CampaignId), Stored(date.SessionId), date.Version, Stored(date.ChangedAt), Stored(date.StartsAt), Stored(date.DueAt));

    public Task<ImmutableArray<SessionRevision>> ReadRevisionsAsync(Guid campaign, CancellationToken cancellationToken) => journal.QueryAsync(
        "SELECT session_id, revision, changed_at FROM session_dates WHERE campaign_id = ?1",
        reader => new SessionRevision(Id(reader, 0), reader.GetInt32(1), At(reader, 2)), cancellationToken, Stored(campaign));

    public Task<ImmutableArray<SessionStart>> ListDueStartsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => journal.QueryAsync(
        "SELECT campaign_id, session_id, starts_at FROM session_starts WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2",
        reader => new SessionStart(Id(reader, 0), Id(reader, 1), At(reader, 2)), cancellationToken, Stored(now), max);

    public Task ToldStartAsync(SessionStart start, CancellationToken cancellationToken) => journal.ExecuteAsync(
        ["DELETE FROM session_starts WHERE campaign_id = ?1 AND session_id = ?2 AND starts_at = ?3"], Stored(start.CampaignId), Stored(start.SessionId), Stored(start.StartsAt));

    public async Task<bool> AddLinkAsync(CalendarLink link, byte[] tokenHash, int linksMax, CancellationToken cancellationToken) => await journal.ExecuteAsync(
        [
            $"""
            INSERT INTO calendar_links ({LinkColumns}, token_hash) SELECT ?1, ?2, ?3, ?4, ?5, ?6
            WHERE (SELECT count(*) FROM calendar_links WHERE user_id = ?2 AND campaign_id = ?3) < ?7
            """,
        ],
        Stored(link.Id), Stored(link.UserId), Stored(link.CampaignId), link.Name, Stored(link.CreatedAt), tokenHash, linksMax) > 0;

    public Task<ImmutableArray<CalendarLink>> ListLinksAsync(Guid user, Guid campaign, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT {LinkColumns} FROM calendar_links WHERE user_id = ?1 AND campaign_id = ?2 ORDER BY created_at", Link, cancellationToken, Stored(user), Stored(campaign));

    public async Task<bool> RemoveLinkAsync(Guid user, Guid link, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync(["DELETE FROM calendar_links WHERE link_id = ?2 AND user_id = ?1"], Stored(user), Stored(link)) > 0;

    public async Task<CalendarLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        (await journal.QueryAsync($"SELECT {LinkColumns} FROM calendar_links WHERE token_hash = ?1", Link, cancellationToken, tokenHash)).FirstOrDefault();

    private static CalendarLink Link(SqliteDataReader reader) => new(Id(reader, 0), Id(reader, 1), Id(reader, 2), reader.GetString(3), At(reader, 4));
}
