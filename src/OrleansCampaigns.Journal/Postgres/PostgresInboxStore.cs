using System.Collections.Immutable;
using Npgsql;
using static OrleansCampaigns.Journal.Postgres.PostgresStatements;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>Inboxes in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresInboxStore(NpgsqlDataSource dataSource) : IInboxStore
{
    private const string EntryColumns = "user_id, number, delivery, campaign_id, kind, subject, payload, at, is_read";
    private const string TimesColumns = "user_id, zone, quiet_from, quiet_until, digest, digest_minute";

    /// <summary>The advisory lock of whoever counts a user's preferences and then writes one.</summary>
    private const string Counting = "SELECT pg_advisory_xact_lock(x'70726566'::int, hashtext($1::uuid::text))";

    /// <summary>
    /// The lock of a campaign's audiences ("inbo" in ASCII): those who tell share it, and whoever takes from a user what they were told has it alone. A statement of its own, so that the
    /// next one sees what was written until the lock was there.
    /// </summary>
    private const string Telling = "SELECT 1 FROM pg_advisory_xact_lock_shared(x'696E626F'::int, hashtext($1::uuid::text))";

    private const string Forgetting = "SELECT 1 FROM pg_advisory_xact_lock(x'696E626F'::int, hashtext($1::uuid::text))";

    private static readonly string TellSql = Tell(toReaders: false);

    private static readonly string TellReadersSql = Tell(toReaders: true);

    private readonly PostgresStatements _statements = new(dataSource);

    public Task<ImmutableArray<InboxPlace>> TellAsync(InboxNotice notice, ImmutableArray<InboxRecipient> recipients, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recipients.Length, InboxLimits.ToldAtOnceMax, nameof(recipients));
        return _statements.ContestAsync(
            [
                (Telling, [notice.CampaignId]),
                (notice.ToReaders ? TellReadersSql : TellSql, [
                    recipients.Select(one => one.UserId).ToArray(), recipients.Select(one => one.Audience).ToArray(), recipients.Select(one => one.Payload).ToArray(),
                    notice.Cause, notice.CampaignId, notice.Kind, notice.Subject, notice.At, notice.AsOf]),
            ],
            Place, cancellationToken);
    }

    public async Task PruneAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken)
    {
        var sorted = users.Order().ToArray();
        await _statements.ExecuteAsync(
            $"""
            WITH dropping AS (
                UPDATE inbox SET dropped = true, is_read = true, payload = '' FROM
                    (SELECT user_id, number, row_number() OVER (PARTITION BY user_id ORDER BY is_read, number DESC) AS place FROM inbox WHERE user_id = ANY($1) AND NOT dropped) AS kept
                WHERE kept.place > {InboxLimits.KeptMax} AND inbox.user_id = kept.user_id AND inbox.number = kept.number RETURNING inbox.user_id, inbox.number)
            UPDATE inbox_readers AS reader SET told = NULL FROM dropping WHERE reader.user_id = dropping.user_id AND reader.told = dropping.number
            """,
            cancellationToken, sorted);
        await _statements.ExecuteAsync(
            $"DELETE FROM inbox USING inbox_heads AS mine WHERE mine.user_id = ANY($1) AND inbox.user_id = mine.user_id AND inbox.number <= mine.head - {InboxLimits.RememberedMax} AND inbox.dropped",
            cancellationToken, sorted);
    }

    public Task<ImmutableArray<InboxEntry>> ReadAsync(Guid user, long after, long through, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox WHERE user_id = $1 AND number > $2 AND number <= $3 AND NOT dropped ORDER BY number", Entry, cancellationToken, user, after, through);

    public Task<ImmutableArray<InboxEntry>> ReadUnreadAsync(Guid user, long after, int max, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox WHERE user_id = $1 AND number > $2 AND NOT dropped AND NOT is_read ORDER BY number LIMIT $3", Entry, cancellationToken, user, after, max);

    public Task<ImmutableArray<InboxEntry>> FindAsync(ImmutableArray<(Guid UserId, long Number)> places, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox JOIN unnest($1::uuid[], $2::bigint[]) AS place (user_id, number) USING (user_id, number) WHERE NOT dropped",
        Entry, cancellationToken, places.Select(place => place.UserId).ToArray(), places.Select(place => place.Number).ToArray());

    public async Task<InboxHead> ReadHeadAsync(Guid user, CancellationToken cancellationToken) =>
        (await _statements.QueryAsync(
            "SELECT head, (SELECT count(*) FROM inbox WHERE inbox.user_id = $1 AND NOT is_read AND NOT dropped) FROM inbox_heads WHERE user_id = $1",
            reader => new InboxHead(reader.GetInt64(0), (int)reader.GetInt64(1)), cancellationToken, user)).FirstOrDefault();

    public Task<ImmutableArray<(Guid UserId, long Number)>> ReadPushedAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken) => _statements.QueryAsync(
        "SELECT user_id, pushed FROM inbox_heads WHERE user_id = ANY($1)", reader => (reader.GetGuid(0), reader.GetInt64(1)), cancellationToken, users.ToArray());

    public async Task<int> MarkReadAsync(Guid user, long from, long through, IReadOnlyList<short> readingOf, CancellationToken cancellationToken)
    {
        const string sql = """
            WITH marked AS (
                UPDATE inbox SET is_read = true WHERE user_id = $1 AND number >= $2 AND number <= $3 AND NOT is_read RETURNING campaign_id, subject, kind),
            readers AS (
                INSERT INTO inbox_readers AS mine (user_id, campaign_id, subject) SELECT DISTINCT $1, campaign_id, subject FROM marked WHERE kind = ANY($4)
                ON CONFLICT (user_id, campaign_id, subject) DO UPDATE SET told = CASE WHEN mine.told BETWEEN $2 AND $3 THEN NULL ELSE mine.told END)
            SELECT count(*) FROM marked
            """;
        return (await _statements.ContestAsync([(sql, [user, from, through, readingOf.ToArray()])], reader => (int)reader.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>The reader's row comes first, in a statement of its own: a notice that was being written about the subject is there by the next one.</summary>
    public Task MarkSubjectReadAsync(Guid user, Guid campaign, Guid subject, IReadOnlyList<short> kinds, CancellationToken cancellationToken) => _statements.ContestAsync(
        [
            ("INSERT INTO inbox_readers (user_id, campaign_id, subject) VALUES ($1, $2, $3) ON CONFLICT (user_id, campaign_id, subject) DO UPDATE SET told = NULL RETURNING 1", [user, campaign, subject]),
            (
                "UPDATE inbox SET is_read = true WHERE user_id = $1 AND campaign_id = $2 AND subject = $3 AND kind = ANY($4) AND NOT is_read RETURNING 1",
                [user, campaign, subject, kinds.ToArray()]),
        ],
        reader => reader.GetInt32(0), cancellationToken);

    public Task<ImmutableArray<Guid>> ListReadersAsync(Guid campaign, Guid subject, short kind, Guid after, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"""
        SELECT user_id FROM inbox_readers AS reader WHERE campaign_id = $1 AND subject = $2 AND told IS NULL AND user_id > $4
        AND NOT EXISTS (SELECT 1 FROM inbox_preferences AS wish WHERE wish.user_id = reader.user_id AND wish.campaign_id = $1 AND wish.kind = $3 AND wish.delivery = 0)
        ORDER BY user_id LIMIT {InboxLimits.ToldAtOnceMax}
        """,
        reader => reader.GetGuid(0), cancellationToken, campaign, subject, kind, after);

    public Task ForgetAsync(InboxLoss loss, CancellationToken cancellationToken)
    {
        const string readers = """
            DELETE FROM inbox_readers WHERE user_id = $1 AND campaign_id = $2
            AND NOT EXISTS (SELECT 1 FROM inbox_losses AS known WHERE known.campaign_id = $2 AND known.user_id = $1 AND known.sequence >= $3) RETURNING 1
            """;
        const string losses = """
            INSERT INTO inbox_losses AS known (campaign_id, user_id, audience, sequence) SELECT $2, $1, audience, $3 FROM unnest($4::smallint[]) AS lost (audience)
            ON CONFLICT (campaign_id, user_id, audience) DO UPDATE SET sequence = greatest(known.sequence, excluded.sequence) RETURNING 1
            """;
        const string notices = """
            WITH dropping AS (
                UPDATE inbox SET dropped = true, is_read = true, payload = ''
                WHERE user_id = $1 AND campaign_id = $2 AND audience = ANY($4) AND as_of < $3 AND NOT dropped RETURNING number)
            UPDATE inbox_readers AS reader SET told = NULL FROM dropping WHERE reader.user_id = $1 AND reader.told = dropping.number RETURNING 1
            """;
        object?[] all = [loss.UserId, loss.CampaignId, loss.Sequence, loss.Audiences.ToArray()];
        (string, object?[])[] gone = loss.IsGone ? [(readers, all[..3])] : [];
        return _statements.ContestAsync([(Forgetting, [loss.CampaignId]), .. gone, (losses, all), (notices, all)], reader => reader.GetInt32(0), cancellationToken);
    }

    public Task<ImmutableArray<InboxPreference>> ReadPreferencesAsync(Guid user, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT campaign_id, kind, delivery FROM inbox_preferences WHERE user_id = $1 ORDER BY campaign_id, kind LIMIT {InboxLimits.PreferencesMax}",
        reader => new InboxPreference(reader.GetGuid(0), reader.GetInt16(1), reader.GetInt16(2)), cancellationToken, user);

    public async Task<bool> SetPreferenceAsync(Guid user, InboxPreference preference, CancellationToken cancellationToken)
    {
        if (preference.Delivery == InboxLimits.Usual)
        {
            await _statements.ExecuteAsync("DELETE FROM inbox_preferences WHERE user_id = $1 AND campaign_id = $2 AND kind = $3", cancellationToken, user, preference.CampaignId, preference.Kind);
            return true;
        }

        const string sql =
            """
            INSERT INTO inbox_preferences (user_id, campaign_id, kind, delivery) SELECT $1, $2, $3, $4
            WHERE (SELECT count(*) FROM inbox_preferences WHERE user_id = $1 AND (campaign_id, kind) <> ($2, $3)) < $5
            ON CONFLICT (user_id, campaign_id, kind) DO UPDATE SET delivery = excluded.delivery
            """;
        var set = await _statements.ExecuteBothAsync(
            (Counting, [user]), (sql, [user, preference.CampaignId, preference.Kind, preference.Delivery, InboxLimits.PreferencesMax]), cancellationToken);
        return set.Second > 0;
    }

    public Task<ImmutableArray<(Guid UserId, InboxTimes Times)>> ReadTimesAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"SELECT {TimesColumns} FROM inbox_times WHERE user_id = ANY($1)", reader => (reader.GetGuid(0), Times(reader)), cancellationToken, users.ToArray());

    public Task SetTimesAsync(Guid user, InboxTimes times, DateTimeOffset? digestDue, CancellationToken cancellationToken) => _statements.ExecuteAsync(
        $"""
        INSERT INTO inbox_times AS mine ({TimesColumns}, digest_due, digest_through)
        VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN $8 END, coalesce((SELECT head FROM inbox_heads WHERE user_id = $1), 0))
        ON CONFLICT (user_id) DO UPDATE SET zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
            digest = excluded.digest, digest_minute = excluded.digest_minute, digest_due = excluded.digest_due
        """,
        cancellationToken, user, times.Zone, times.QuietFrom, times.QuietUntil, times.Digest, times.DigestMinute, digestDue is not null, digestDue ?? DateTimeOffset.UnixEpoch);

    public Task<ImmutableArray<InboxDigest>> ListDueDigestsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => _statements.QueryAsync(
        $"""
        SELECT {TimesColumns}, digest_due, digest_through,
            (SELECT count(*) FROM inbox WHERE inbox.user_id = due.user_id AND number > due.digest_through AND delivery = {InboxLimits.Digested} AND NOT dropped),
            coalesce((SELECT head FROM inbox_heads AS mine WHERE mine.user_id = due.user_id), 0)
        FROM inbox_times AS due WHERE digest_due <= $1 ORDER BY digest_due LIMIT $2
        """,
        reader => new InboxDigest(reader.GetGuid(0), Times(reader), At(reader, 6), reader.GetInt64(7), (int)reader.GetInt64(8), reader.GetInt64(9)), cancellationToken, now, max);

    public Task GaveDigestAsync(InboxDigest given, long through, DateTimeOffset? nextDue, CancellationToken cancellationToken) => _statements.ExecuteAsync(
        "UPDATE inbox_times SET digest_through = $2, digest_due = CASE WHEN $3 THEN $4 END WHERE user_id = $1 AND digest_due = $5",
        cancellationToken, given.UserId, through, nextDue is not null, nextDue ?? DateTimeOffset.UnixEpoch, given.DueAt);

    /// <summary>
    /// Readers, then heads are taken in one order, so that two who tell the same users wait for each other. Of two who tell the same thing at once the second breaks the unique key: all of
    /// its statement is undone, numbers included, and it is tried again.
    /// </summary>
    private static string Tell(bool toReaders)
    {
        const string readers = """
            readers AS (
                SELECT user_id FROM inbox_readers WHERE campaign_id = $5 AND subject = $7 AND user_id = ANY($1) AND told IS NULL ORDER BY user_id FOR UPDATE),
            """;
        const string told = """
            , marked AS (
                UPDATE inbox_readers AS reader SET told = heads.head FROM heads WHERE reader.user_id = heads.user_id AND reader.campaign_id = $5 AND reader.subject = $7)
            """;
        return $"""
            WITH {(toReaders ? readers : "")}
            told AS (
                SELECT one.user_id, one.audience, one.payload, coalesce(wish.delivery, {InboxLimits.Usual}::smallint) AS delivery
                FROM unnest($1::uuid[], $2::smallint[], $3::text[]) AS one (user_id, audience, payload) {(toReaders ? "JOIN readers ON readers.user_id = one.user_id" : "")}
                LEFT JOIN inbox_preferences AS wish ON wish.user_id = one.user_id AND wish.campaign_id = $5 AND wish.kind = $6
                WHERE coalesce(wish.delivery, {InboxLimits.Usual}) > 0
                AND NOT EXISTS (SELECT 1 FROM inbox AS old WHERE old.user_id = one.user_id AND old.cause = $4 AND old.kind = $6)
                AND NOT EXISTS (
                    SELECT 1 FROM inbox_losses AS lost WHERE lost.campaign_id = $5 AND lost.user_id = one.user_id AND lost.audience = one.audience AND lost.sequence > $9)),
            heads AS (
                INSERT INTO inbox_heads AS mine (user_id, head, pushed) SELECT user_id, 1, (delivery = {InboxLimits.Usual})::int FROM told ORDER BY user_id
                ON CONFLICT (user_id) DO UPDATE SET head = mine.head + 1, pushed = CASE excluded.pushed WHEN 1 THEN mine.head + 1 ELSE mine.pushed END RETURNING user_id, head)
            {(toReaders ? told : "")}
            INSERT INTO inbox (user_id, number, cause, campaign_id, kind, subject, audience, delivery, payload, at, as_of)
            SELECT told.user_id, heads.head, $4, $5, $6, $7, told.audience, told.delivery, told.payload, $8, $9 FROM told JOIN heads USING (user_id)
            RETURNING user_id, number, delivery
            """;
    }

    private static InboxPlace Place(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt16(2));

    private static InboxEntry Entry(NpgsqlDataReader reader) =>
        new(Place(reader), reader.GetGuid(3), reader.GetInt16(4), reader.GetGuid(5), reader.GetString(6), At(reader, 7), reader.GetBoolean(8));

    private static InboxTimes Times(NpgsqlDataReader reader) =>
        new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt16(2), reader.IsDBNull(3) ? null : reader.GetInt16(3), reader.GetInt16(4), reader.GetInt16(5));
}
