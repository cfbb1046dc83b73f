using System.Collections.Immutable;
using Npgsql;
using static OrleansCampaigns.Journal.Postgres.PostgresStatements;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>Dates and calendar links in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresCalendarStore(NpgsqlDataSource dataSource) : ICalendarStore
{
    private const string LinkColumns = "link_id, user_id, campaign_id, name, created_at";

    /// <summary>The advisory lock of whoever counts links and then writes one ("calendar" in ASCII, beside "campaign" and "jobs").</summary>
    private const string Counting = "SELECT pg_advisory_xact_lock(x'63616C656E646172'::bigint)";

    private readonly PostgresStatements _statements = new(dataSource);

    public Task SetDateAsync(SessionDate date, CancellationToken cancellationToken) => _statements.ExecuteAsync(
        """
        WITH fixed AS (
            INSERT INTO session_dates AS old (campaign_id, session_id, revision, version, changed_at) VALUES ($1, $2, 0, $3, $6)
            ON CONFLICT (campaign_id, session_id) DO UPDATE SET revision = old.revision + 1, version = excluded.version, changed_at = excluded.changed_at
            WHERE old.version < excluded.version RETURNING campaign_id, session_id)
        INSERT INTO session_starts (campaign_id, session_id, starts_at, due_at) SELECT campaign_id, session_id, $4, $5 FROM fixed
        ON CONFLICT (campaign_id, session_id) DO UPDATE SET starts_at = excluded.starts_at, due_at = excluded.due_at
        """,
        cancellationToken, date.CampaignId, date.SessionId, date.Version, date.StartsAt, date.DueAt, date.ChangedAt);

    public Task<ImmutableArray<SessionRevision>> ReadRevisionsAsync(Guid campaign, CancellationToken cancellationToken) => _statements.QueryAsync(
        "SELECT session_id, revision, changed_at FROM session_dates WHERE campaign_id = $1",
        reader => new SessionRevision(reader.GetGuid(0), reader.GetInt32(1), At(reader, 2)), cancellationToken, campaign);

    public Task<ImmutableArray<SessionStart>> ListDueStartsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => _statements.QueryAsync(
        "SELECT campaign_id, session_id, starts_at FROM session_starts WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
        reader => new SessionStart(reader.GetGuid(0), reader.GetGuid(1), At(reader, 2)), cancellationToken, now, max);

    public Task ToldStartAsync(SessionStart start, CancellationToken cancellationToken) => _statements.ExecuteAsync(
        "DELETE FROM session_starts WHERE campaign_id = $1 AND session_id = $2 AND starts_at = $3", cancellationToken, start.CampaignId, start.SessionId, start.StartsAt);

    public async Task<bool> AddLinkAsync(CalendarLink link, byte[] tokenHash, int linksMax, CancellationToken cancellationToken)
    {
        const string sql = $"""
            INSERT INTO calendar_links ({LinkColumns}, token_hash) SELECT $1, $2, $3, $4, $5, $6
            WHERE (SELECT count(*) FROM calendar_links WHERE user_id = $2 AND campaign_id = $3) < $7
            """;
        var added = await _statements.ExecuteBothAsync(
            (Counting, []), (sql, [link.Id, link.UserId, link.CampaignId, link.Name, link.CreatedAt, tokenHash, linksMax]), cancellationToken);
        return added.Second > 0;
    }

    public Task<ImmutableArray<CalendarLink>> ListLinksAsync(Guid user, Guid campaign, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT {LinkColumns} FROM calendar_links WHERE user_id = $1 AND campaign_id = $2 ORDER BY created_at", Link, cancellationToken, user, campaign);

    public async Task<bool> RemoveLinkAsync(Guid user, Guid link, CancellationToken cancellationToken) =>
        await _statements.ExecuteAsync("DELETE FROM calendar_links WHERE link_id = $2 AND user_id = $1", cancellationToken, user, link) > 0;

    public async Task<CalendarLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        (await _statements.QueryAsync($"SELECT {LinkColumns} FROM calendar_links WHERE token_hash = $1", Link, cancellationToken, tokenHash)).FirstOrDefault();

    private static CalendarLink Link(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), At(reader, 4));
}
