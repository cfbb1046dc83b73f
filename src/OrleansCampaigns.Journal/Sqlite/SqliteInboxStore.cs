using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>Inboxes in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteInboxStore(SqliteJournalStore journal) : IInboxStore
{
    private const string EntryColumns = "user_id, number, delivery, campaign_id, kind, subject, payload, at, is_read";
    private const string TimesColumns = "user_id, zone, quiet_from, quiet_until, digest, digest_minute";

    /// <summary>Of a JSON array of user ids as hexadecimal digits.</summary>
    private const string Users = "(SELECT unhex(value) FROM json_each(?1))";

    private const string ToldIsGone = "NOT EXISTS (SELECT 1 FROM inbox AS mine WHERE mine.user_id = inbox_readers.user_id AND mine.number = inbox_readers.told AND NOT mine.dropped)";

    /// <summary>Who is told, of a JSON array of [user, audience, payload]: not who was, nor who does not want to be, nor who is not of the audience any more.</summary>
    private static readonly string Told = $"""
        (SELECT one.user_id, one.audience, one.payload, coalesce(wish.delivery, {InboxLimits.Usual}) AS delivery
         FROM (SELECT unhex(value ->> 0) AS user_id, value ->> 1 AS audience, value ->> 2 AS payload FROM json_each(?1)) AS one
         LEFT JOIN inbox_preferences AS wish ON wish.user_id = one.user_id AND wish.campaign_id = ?3 AND wish.kind = ?4
         WHERE coalesce(wish.delivery, {InboxLimits.Usual}) > 0
         AND NOT EXISTS (SELECT 1 FROM inbox AS old WHERE old.user_id = one.user_id AND old.cause = ?2 AND old.kind = ?4)
         AND NOT EXISTS (
            SELECT 1 FROM inbox_losses AS lost WHERE lost.campaign_id = ?3 AND lost.user_id = one.user_id AND lost.audience = one.audience AND lost.sequence > ?7)
         AND (NOT ?6 OR EXISTS (
            SELECT 1 FROM inbox_readers AS reader WHERE reader.user_id = one.user_id AND reader.campaign_id = ?3 AND reader.subject = ?5 AND reader.told IS NULL)))
        """;

    public async Task<ImmutableArray<InboxPlace>> TellAsync(InboxNotice notice, ImmutableArray<InboxRecipient> recipients, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recipients.Length, InboxLimits.ToldAtOnceMax, nameof(recipients));
        var json = JsonSerializer.Serialize(recipients.Select(one => new object[] { Hex(one.UserId), one.Audience, one.Payload }));
        await journal.ExecuteAsync(
            [
                $"INSERT INTO inbox_heads (user_id, head, pushed) SELECT user_id, 0, 0 FROM {Told} WHERE true ON CONFLICT DO NOTHING",
                $"UPDATE inbox_heads SET head = head + 1, pushed = CASE told.delivery WHEN {InboxLimits.Usual} THEN head + 1 ELSE pushed END FROM {Told} AS told WHERE told.user_id = inbox_heads.user_id",
                $"""
                INSERT INTO inbox (user_id, number, cause, campaign_id, kind, subject, audience, delivery, payload, at, as_of)
                SELECT told.user_id, mine.head, ?2, ?3, ?4, ?5, told.audience, told.delivery, told.payload, ?8, ?7 FROM {Told} AS told JOIN inbox_heads AS mine ON mine.user_id = told.user_id
                """,
                """
                UPDATE inbox_readers AS reader SET told = mine.number FROM inbox AS mine
                WHERE ?6 AND mine.user_id IN (SELECT unhex(value ->> 0) FROM json_each(?1)) AND mine.cause = ?2 AND mine.kind = ?4 AND NOT mine.is_read
                AND reader.user_id = mine.user_id AND reader.campaign_id = ?3 AND reader.subject = ?5 AND reader.told IS NULL
                """,
            ],
            json, Stored(notice.Cause), Stored(notice.CampaignId), notice.Kind, Stored(notice.Subject), notice.ToReaders, notice.AsOf, Stored(notice.At));
        return await journal.QueryAsync(
            "SELECT user_id, number, delivery FROM inbox WHERE cause = ?2 AND kind = ?3 AND user_id IN (SELECT unhex(value ->> 0) FROM json_each(?1)) AND NOT dropped",
            Place, cancellationToken, json, Stored(notice.Cause), notice.Kind);
    }

    public Task PruneAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken) => journal.ExecuteAsync(
        [
            $"""
            UPDATE inbox SET dropped = 1, is_read = 1, payload = '' WHERE (user_id, number) IN
                (SELECT user_id, number FROM
                    (SELECT user_id, number, row_number() OVER (PARTITION BY user_id ORDER BY is_read, number DESC) AS place FROM inbox WHERE user_id IN {Users} AND NOT dropped)
                 WHERE place > {InboxLimits.KeptMax})
            """,
            $"UPDATE inbox_readers SET told = NULL WHERE user_id IN {Users} AND told IS NOT NULL AND {ToldIsGone}",
            $"DELETE FROM inbox WHERE user_id IN {Users} AND dropped AND number <= (SELECT head FROM inbox_heads AS mine WHERE mine.user_id = inbox.user_id) - {InboxLimits.RememberedMax}",
        ],
        Hexes(users));

    public Task<ImmutableArray<InboxEntry>> ReadAsync(Guid user, long after, long through, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox WHERE user_id = ?1 AND number > ?2 AND number <= ?3 AND NOT dropped ORDER BY number", Entry, cancellationToken, Stored(user), after, through);

    public Task<ImmutableArray<InboxEntry>> ReadUnreadAsync(Guid user, long after, int max, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox WHERE user_id = ?1 AND number > ?2 AND NOT dropped AND NOT is_read ORDER BY number LIMIT ?3", Entry, cancellationToken, Stored(user), after, max);

    public Task<ImmutableArray<InboxEntry>> FindAsync(ImmutableArray<(Guid UserId, long Number)> places, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT {EntryColumns} FROM inbox WHERE (user_id, number) IN (SELECT unhex(value ->> 0), value ->> 1 FROM json_each(?1)) AND NOT dropped",
        Entry, cancellationToken, JsonSerializer.Serialize(places.Select(place => new object[] { Hex(place.UserId), place.Number })));

    public async Task<InboxHead> ReadHeadAsync(Guid user, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            "SELECT head, (SELECT count(*) FROM inbox WHERE inbox.user_id = ?1 AND NOT is_read AND NOT dropped) FROM inbox_heads WHERE user_id = ?1",
            reader => new InboxHead(reader.GetInt64(0), reader.GetInt32(1)), cancellationToken, Stored(user))).FirstOrDefault();

    public Task<ImmutableArray<(Guid UserId, long Number)>> ReadPushedAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT user_id, pushed FROM inbox_heads WHERE user_id IN {Users}", reader => (Id(reader, 0), reader.GetInt64(1)), cancellationToken, Hexes(users));

    public Task<int> MarkReadAsync(Guid user, long from, long through, IReadOnlyList<short> readingOf, CancellationToken cancellationToken) => journal.ExecuteAsync(
        [
            """
            INSERT INTO inbox_readers (user_id, campaign_id, subject)
            SELECT DISTINCT user_id, campaign_id, subject FROM inbox WHERE user_id = ?1 AND number >= ?2 AND number <= ?3 AND NOT is_read AND kind IN (SELECT value FROM json_each(?4))
            ON CONFLICT (user_id, campaign_id, subject) DO UPDATE SET told = iif(told BETWEEN ?2 AND ?3, NULL, told)
            """,
            "UPDATE inbox SET is_read = 1 WHERE user_id = ?1 AND number >= ?2 AND number <= ?3 AND NOT is_read",
        ],
        Stored(user), from, through, JsonSerializer.Serialize(readingOf));

    public Task MarkSubjectReadAsync(Guid user, Guid campaign, Guid subject, IReadOnlyList<short> kinds, CancellationToken cancellationToken) => journal.ExecuteAsync(
        [
            "INSERT INTO inbox_readers (user_id, campaign_id, subject) VALUES (?1, ?2, ?3) ON CONFLICT (user_id, campaign_id, subject) DO UPDATE SET told = NULL",
            "UPDATE inbox SET is_read = 1 WHERE user_id = ?1 AND campaign_id = ?2 AND subject = ?3 AND kind IN (SELECT value FROM json_each(?4)) AND NOT is_read",
        ],
        Stored(user), Stored(campaign), Stored(subject), JsonSerializer.Serialize(kinds));

    public Task<ImmutableArray<Guid>> ListReadersAsync(Guid campaign, Guid subject, short kind, Guid after, CancellationToken cancellationToken) => journal.QueryAsync(
        $"""
        SELECT user_id FROM inbox_readers AS reader WHERE campaign_id = ?1 AND subject = ?2 AND told IS NULL AND user_id > ?4
        AND NOT EXISTS (SELECT 1 FROM inbox_preferences AS wish WHERE wish.user_id = reader.user_id AND wish.campaign_id = ?1 AND wish.kind = ?3 AND wish.delivery = 0)
        ORDER BY user_id LIMIT {InboxLimits.ToldAtOnceMax}
        """,
        reader => Id(reader, 0), cancellationToken, Stored(campaign), Stored(subject), kind, Stored(after));

    public Task ForgetAsync(InboxLoss loss, CancellationToken cancellationToken)
    {
        const string readers = """
            DELETE FROM inbox_readers WHERE user_id = ?1 AND campaign_id = ?2
            AND NOT EXISTS (SELECT 1 FROM inbox_losses AS known WHERE known.campaign_id = ?2 AND known.user_id = ?1 AND known.sequence >= ?3)
            """;
        ImmutableArray<string> gone = loss.IsGone ? [readers] : [];
        return journal.ExecuteAsync(
            [
                .. gone,
                """
                INSERT INTO inbox_losses (campaign_id, user_id, audience, sequence) SELECT ?2, ?1, value, ?3 FROM json_each(?4) WHERE true
                ON CONFLICT (campaign_id, user_id, audience) DO UPDATE SET sequence = max(sequence, excluded.sequence)
                """,
                """
                UPDATE inbox SET dropped = 1, is_read = 1, payload = ''
                WHERE user_id = ?1 AND campaign_id = ?2 AND audience IN (SELECT value FROM json_each(?4)) AND as_of < ?3 AND NOT dropped
                """,
                $"UPDATE inbox_readers SET told = NULL WHERE user_id = ?1 AND campaign_id = ?2 AND told IS NOT NULL AND {ToldIsGone}",
            ],
            Stored(loss.UserId), Stored(loss.CampaignId), loss.Sequence, JsonSerializer.Serialize(loss.Audiences));
    }

    public Task<ImmutableArray<InboxPreference>> ReadPreferencesAsync(Guid user, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT campaign_id, kind, delivery FROM inbox_preferences WHERE user_id = ?1 ORDER BY campaign_id, kind LIMIT {InboxLimits.PreferencesMax}",
        reader => new InboxPreference(Id(reader, 0), reader.GetInt16(1), reader.GetInt16(2)), cancellationToken, Stored(user));

    public async Task<bool> SetPreferenceAsync(Guid user, InboxPreference preference, CancellationToken cancellationToken)
    {
        if (preference.Delivery == InboxLimits.Usual)
        {
            await journal.ExecuteAsync(["DELETE FROM inbox_preferences WHERE user_id = ?1 AND campaign_id = ?2 AND kind = ?3"], Stored(user), Stored(preference.CampaignId), preference.Kind);
            return true;
        }

        return await journal.ExecuteAsync(
            [
                $"""
                INSERT INTO inbox_preferences (user_id, campaign_id, kind, delivery) SELECT ?1, ?2, ?3, ?4
                WHERE (SELECT count(*) FROM inbox_preferences WHERE user_id = ?1 AND (campaign_id, kind) <> (?2, ?3)) < {InboxLimits.PreferencesMax}
                ON CONFLICT (user_id, campaign_id, kind) DO UPDATE SET delivery = excluded.delivery
                """,
            ],
            Stored(user), Stored(preference.CampaignId), preference.Kind, preference.Delivery) > 0;
    }

    public Task<ImmutableArray<(Guid UserId, InboxTimes Times)>> ReadTimesAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken) => journal.QueryAsync(
        $"SELECT {TimesColumns} FROM inbox_times WHERE user_id IN {Users}", reader => (Id(reader, 0), Times(reader)), cancellationToken, Hexes(users));

    public Task SetTimesAsync(Guid user, InboxTimes times, DateTimeOffset? digestDue, CancellationToken cancellationToken) => journal.ExecuteAsync(
        [
            $"""
            INSERT INTO inbox_times ({TimesColumns}, digest_due, digest_through)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce((SELECT head FROM inbox_heads WHERE user_id = ?1), 0))
            ON CONFLICT (user_id) DO UPDATE SET zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                digest = excluded.digest, digest_minute = excluded.digest_minute, digest_due = excluded.digest_due
            """,
        ],
        Stored(user), times.Zone, OrNull(times.QuietFrom), OrNull(times.QuietUntil), times.Digest, times.DigestMinute, digestDue is { } due ? Stored(due) : DBNull.Value);

    public Task<ImmutableArray<InboxDigest>> ListDueDigestsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) => journal.QueryAsync(
        $"""
        SELECT {TimesColumns}, digest_due, digest_through,
            (SELECT count(*) FROM inbox WHERE inbox.user_id = due.user_id AND number > due.digest_through AND delivery = {InboxLimits.Digested} AND NOT dropped),
            coalesce((SELECT head FROM inbox_heads AS mine WHERE mine.user_id = due.user_id), 0)
        FROM inbox_times AS due WHERE digest_due <= ?1 ORDER BY digest_due LIMIT ?2
        """,
        reader => new InboxDigest(Id(reader, 0), Times(reader), SqliteRows.At(reader, 6), reader.GetInt64(7), reader.GetInt32(8), reader.GetInt64(9)), cancellationToken, Stored(now), max);

    public Task GaveDigestAsync(InboxDigest given, long through, DateTimeOffset? nextDue, CancellationToken cancellationToken) => journal.ExecuteAsync(
        ["UPDATE inbox_times SET digest_through = ?2, digest_due = ?3 WHERE user_id = ?1 AND digest_due = ?4"],
        Stored(given.UserId), through, nextDue is { } due ? Stored(due) : DBNull.Value, Stored(given.DueAt));

    private static string Hex(Guid id) => Convert.ToHexString(Stored(id));

    private static string Hexes(ImmutableArray<Guid> ids) => JsonSerializer.Serialize(ids.Select(Hex));

    private static object OrNull(short? minutes) => minutes is { } given ? given : DBNull.Value;

    private static InboxPlace Place(SqliteDataReader reader) => new(Id(reader, 0), reader.GetInt64(1), reader.GetInt16(2));

    private static InboxEntry Entry(SqliteDataReader reader) =>
        new(Place(reader), Id(reader, 3), reader.GetInt16(4), Id(reader, 5), reader.GetString(6), SqliteRows.At(reader, 7), reader.GetBoolean(8));

    private static InboxTimes Times(SqliteDataReader reader) =>
        new(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt16(2), reader.IsDBNull(3) ? null : reader.GetInt16(3), reader.GetInt16(4), reader.GetInt16(5));
}
