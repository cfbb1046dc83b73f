using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>The dead letters in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteDeadLetters(SqliteJournalStore journal) : IDeadLetterStore
{
    private const string Columns = "handler, campaign_id, sequence, entity_kind, entity_id, event_type, error, tries, trace_id, dead_at";

    public Task PutAsync(DeadLetter letter, CancellationToken cancellationToken) => journal.ExecuteAsync(
        $"""
        INSERT INTO dead_letters ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (handler, campaign_id, sequence) DO UPDATE
        SET error = excluded.error, tries = excluded.tries, trace_id = excluded.trace_id, dead_at = excluded.dead_at
        """,
        letter.Handler, Stored(letter.CampaignId), letter.Sequence, letter.EntityKind, Stored(letter.EntityId), letter.EventType, letter.Error, letter.Tries,
        (object?)letter.TraceId ?? DBNull.Value, Stored(letter.DeadAt));

    public async Task<DeadLetter?> FindAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            $"SELECT {Columns} FROM dead_letters WHERE (handler, campaign_id, sequence) = (?1, ?2, ?3)", Letter, cancellationToken, handler, Stored(campaignId), sequence)).FirstOrDefault();

    public Task<ImmutableArray<DeadLetter>> ListAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(lettersMax);
        return journal.QueryAsync(
            $"SELECT {Columns} FROM dead_letters WHERE (handler, campaign_id, sequence) > (?1, ?2, ?3) ORDER BY handler, campaign_id, sequence LIMIT ?4",
            Letter, cancellationToken, after.Handler, Stored(after.CampaignId), after.Sequence, lettersMax);
    }

    public async Task<bool> RemoveAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync("DELETE FROM dead_letters WHERE (handler, campaign_id, sequence) = (?1, ?2, ?3)", handler, Stored(campaignId), sequence) > 0;

    private static DeadLetter Letter(SqliteDataReader reader) => new(
        reader.GetString(0),
        new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true),
        reader.GetInt64(2),
        reader.GetInt16(3),
        new Guid(reader.GetFieldValue<byte[]>(4), bigEndian: true),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetInt32(7),
        reader.IsDBNull(8) ? null : reader.GetString(8),
        DateTimeOffset.UnixEpoch.AddTicks(reader.GetInt64(9) * TimeSpan.TicksPerMicrosecond));
}
