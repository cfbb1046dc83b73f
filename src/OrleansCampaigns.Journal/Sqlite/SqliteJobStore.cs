using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>The jobs in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteJobStore(SqliteJournalStore journal) : IJobStore
{
    private const string Columns = """
        job_id, campaign_id, kind, started_by, argument, created_at, state, attempt, tries, cancel, progress, stage, checkpoint, result, file, error_code, error,
        lease_until, finished_at, expires_at
        """;

    private const string RunningBeside = "(SELECT count(*) FROM jobs AS beside WHERE beside.campaign_id = job.campaign_id AND beside.state = 1 AND beside.job_id <> job.job_id)";

    public async Task<JobAdmission> AddAsync(JobRow job, JobRoom room, CancellationToken cancellationToken)
    {
        const string sql = """
            INSERT INTO jobs (job_id, campaign_id, kind, started_by, argument, created_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6
            WHERE (SELECT count(*) FROM jobs WHERE state = 0 AND campaign_id = ?2) < ?7 AND (SELECT count(*) FROM jobs WHERE state = 0) < ?8 AND (SELECT count(*) FROM jobs WHERE campaign_id = ?2) < ?9
            ON CONFLICT DO NOTHING
            """;
        if (await FindAsync(job.Id, cancellationToken) is not null) return JobAdmission.Known;
        var added = await journal.ExecuteAsync(
            [sql], Stored(job.Id), Stored(job.CampaignId), job.Kind, Stored(job.StartedBy), Stored(job.Argument), Stored(job.CreatedAt), room.WaitingOfCampaignMax, room.WaitingMax, room.KeptOfCampaignMax);
        if (added > 0) return JobAdmission.Added;
        return await FindAsync(job.Id, cancellationToken) is null ? JobAdmission.Full : JobAdmission.Known;
    }

    public async Task<JobRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await journal.QueryAsync($"SELECT {Columns} FROM jobs WHERE job_id = ?1", Row, cancellationToken, Stored(id))).FirstOrDefault();

    public Task<ImmutableArray<JobRow>> ListAsync(Guid campaignId, Guid? startedBy, Guid after, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = $"SELECT {Columns} FROM jobs WHERE campaign_id = ?1 AND (?2 IS NULL OR started_by = ?2) AND job_id > ?3 ORDER BY job_id LIMIT ?4";
        return journal.QueryAsync(sql, Row, cancellationToken, Stored(campaignId), startedBy is { } user ? Stored(user) : DBNull.Value, Stored(after), jobsMax);
    }

    public Task<ImmutableArray<JobRow>> ListDueAsync(IReadOnlyCollection<string> kinds, DateTimeOffset now, int runningOfCampaignMax, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = $"""
            SELECT {Columns} FROM jobs AS job
            WHERE state < 2 AND kind IN (SELECT value FROM json_each(?1)) AND ((state = 1 AND lease_until <= ?2) OR (state = 0 AND {RunningBeside} < ?3))
            ORDER BY created_at, job_id LIMIT ?4
            """;
        return journal.QueryAsync(sql, Row, cancellationToken, JsonSerializer.Serialize(kinds), Stored(now), runningOfCampaignMax, jobsMax);
    }

    public async Task<bool> ClaimAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        const string sql = $"""
            UPDATE jobs AS job SET state = 1, attempt = attempt + 1, tries = tries + state, lease_until = ?4
            WHERE job_id = ?1 AND attempt = ?2 AND (state = 0 OR (state = 1 AND lease_until <= ?3)) AND {RunningBeside} < ?5
            """;
        return await journal.ExecuteAsync([sql], Stored(claim.Id), claim.Attempt, Stored(claim.Now), Stored(claim.LeaseUntil), claim.RunningOfCampaignMax) > 0;
    }

    public async Task<bool?> KeepAsync(JobNote note, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET progress = ?3, stage = ?4, tries = ?5, lease_until = ?6, checkpoint = COALESCE(?7, checkpoint)
            WHERE job_id = ?1 AND attempt = ?2 AND state = 1
            """;
        var kept = await journal.ExecuteAsync([sql], Stored(note.Id), note.Attempt, note.Progress, note.Stage, note.Tries, Stored(note.LeaseUntil), OrNull(note.Checkpoint));
        return kept == 0 ? null : (await FindAsync(note.Id, cancellationToken))?.CancelAsked;
    }

    public async Task<bool> FinishAsync(JobEnd end, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET state = ?3, finished_at = ?4, expires_at = ?5, result = ?6, file = ?7, error_code = ?8, error = ?9,
                progress = CASE WHEN ?3 = 2 THEN 1 ELSE progress END, checkpoint = NULL, lease_until = NULL
            WHERE job_id = ?1 AND attempt = ?2 AND state = 1
            """;
        return await journal.ExecuteAsync(
            [sql], Stored(end.Id), end.Attempt, (int)end.State, Stored(end.FinishedAt), Stored(end.ExpiresAt), OrNull(end.ResultJson), OrNull(end.File), OrNull(end.ErrorCode), OrNull(end.Error)) > 0;
    }

    public async Task<bool> ReleaseAsync(Guid id, int attempt, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync(["UPDATE jobs SET state = 0, lease_until = NULL WHERE job_id = ?1 AND attempt = ?2 AND state = 1"], Stored(id), attempt) > 0;

    public async Task<JobRow?> CancelAsync(Guid id, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET cancel = 1, state = CASE WHEN state = 0 THEN 4 ELSE state END,
                finished_at = CASE WHEN state = 0 THEN ?2 END, expires_at = CASE WHEN state = 0 THEN ?3 END
            WHERE job_id = ?1 AND state < 2
            """;
        await journal.ExecuteAsync([sql], Stored(id), Stored(now), Stored(expiresAt));
        return await FindAsync(id, cancellationToken);
    }

    public async Task<ImmutableArray<Guid>> ForgetAsync(DateTimeOffset now, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = "SELECT job_id FROM jobs WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2";
        var over = await journal.QueryAsync(sql, reader => Id(reader, 0), cancellationToken, Stored(now), jobsMax);
        if (over.IsEmpty) return over;
        await journal.ExecuteAsync(
            ["DELETE FROM jobs WHERE job_id IN (SELECT unhex(value) FROM json_each(?1))"], JsonSerializer.Serialize(over.Select(id => Convert.ToHexString(Stored(id)))));
        return over;
    }

    public async Task<JobQueue> MeasureAsync(CancellationToken cancellationToken)
    {
        const string sql = "SELECT count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 0), min(created_at) FILTER (WHERE state = 0) FROM jobs WHERE state < 2";
        return (await journal.QueryAsync(sql, reader => new JobQueue(reader.GetInt32(0), reader.GetInt32(1), AtOrNull(reader, 2)), cancellationToken))[0];
    }

    private static JobRow Row(SqliteDataReader reader) =>
        new(Id(reader, 0), Id(reader, 1), reader.GetString(2), Id(reader, 3), BytesOrNull(reader, 4)!, At(reader, 5))
        {
            State = (StoredJobState)reader.GetInt32(6),
            Attempt = reader.GetInt32(7),
            Tries = reader.GetInt32(8),
            CancelAsked = reader.GetBoolean(9),
            Progress = reader.GetDouble(10),
            Stage = reader.GetString(11),
            Checkpoint = BytesOrNull(reader, 12),
            ResultJson = BytesOrNull(reader, 13),
            File = TextOrNull(reader, 14),
            ErrorCode = TextOrNull(reader, 15),
            Error = TextOrNull(reader, 16),
            LeaseUntil = AtOrNull(reader, 17),
            FinishedAt = AtOrNull(reader, 18),
            ExpiresAt = AtOrNull(reader, 19),
        };

    private static object OrNull(object? value) => value ?? DBNull.Value;

    private static string? TextOrNull(SqliteDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static byte[]? BytesOrNull(SqliteDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<byte[]>(ordinal);

    private static DateTimeOffset? AtOrNull(SqliteDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : At(reader, ordinal);
}
