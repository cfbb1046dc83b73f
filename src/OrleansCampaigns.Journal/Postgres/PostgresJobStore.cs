using System.Collections.Immutable;
using Npgsql;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>The jobs in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresJobStore(NpgsqlDataSource dataSource) : IJobStore
{
    private const string Columns = """
        job_id, campaign_id, kind, started_by, argument, created_at, state, attempt, tries, cancel, progress, stage, checkpoint, result, file, error_code, error,
        lease_until, finished_at, expires_at
        """;

    private const string RunningBeside = "(SELECT count(*) FROM jobs AS beside WHERE beside.campaign_id = job.campaign_id AND beside.state = 1 AND beside.job_id <> job.job_id)";

    /// <summary>The advisory lock of whoever counts jobs and then writes one ("jobs" in ASCII, after "campaign" of the migrator's).</summary>
    private const string Counting = "SELECT pg_advisory_xact_lock(x'6A6F6273'::bigint)";

    public async Task<JobAdmission> AddAsync(JobRow job, JobRoom room, CancellationToken cancellationToken)
    {
        const string sql = """
            INSERT INTO jobs (job_id, campaign_id, kind, started_by, argument, created_at) SELECT $1, $2, $3, $4, $5, $6
            WHERE (SELECT count(*) FROM jobs WHERE state = 0 AND campaign_id = $2) < $7 AND (SELECT count(*) FROM jobs WHERE state = 0) < $8 AND (SELECT count(*) FROM jobs WHERE campaign_id = $2) < $9
            ON CONFLICT DO NOTHING
            """;
        if (await FindAsync(job.Id, cancellationToken) is not null) return JobAdmission.Known;
        var added = await CountAndWriteAsync(
            sql, cancellationToken, job.Id, job.CampaignId, job.Kind, job.StartedBy, job.Argument.ToArray(), job.CreatedAt.UtcDateTime, room.WaitingOfCampaignMax, room.WaitingMax, room.KeptOfCampaignMax);
        if (added > 0) return JobAdmission.Added;
        return await FindAsync(job.Id, cancellationToken) is null ? JobAdmission.Full : JobAdmission.Known;
    }

    public async Task<JobRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync($"SELECT {Columns} FROM jobs WHERE job_id = $1", Row, cancellationToken, id)).FirstOrDefault();

    public Task<ImmutableArray<JobRow>> ListAsync(Guid campaignId, Guid? startedBy, Guid after, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = $"SELECT {Columns} FROM jobs WHERE campaign_id = $1 AND ($2::uuid IS NULL OR started_by = $2::uuid) AND job_id > $3 ORDER BY job_id LIMIT $4";
        return QueryAsync(sql, Row, cancellationToken, campaignId, startedBy, after, jobsMax);
    }

    public Task<ImmutableArray<JobRow>> ListDueAsync(IReadOnlyCollection<string> kinds, DateTimeOffset now, int runningOfCampaignMax, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = $"""
            SELECT {Columns} FROM jobs AS job
            WHERE state < 2 AND kind = ANY($1) AND ((state = 1 AND lease_until <= $2) OR (state = 0 AND {RunningBeside} < $3))
            ORDER BY created_at, job_id LIMIT $4
            """;
        return QueryAsync(sql, Row, cancellationToken, kinds.ToArray(), now.UtcDateTime, runningOfCampaignMax, jobsMax);
    }

    public async Task<bool> ClaimAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        const string sql = $"""
            UPDATE jobs AS job SET state = 1, attempt = attempt + 1, tries = tries + state, lease_until = $4
            WHERE job_id = $1 AND attempt = $2 AND (state = 0 OR (state = 1 AND lease_until <= $3)) AND {RunningBeside} < $5
            """;
        return await CountAndWriteAsync(sql, cancellationToken, claim.Id, claim.Attempt, claim.Now.UtcDateTime, claim.LeaseUntil.UtcDateTime, claim.RunningOfCampaignMax) > 0;
    }

    public async Task<bool?> KeepAsync(JobNote note, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET progress = $3, stage = $4, tries = $5, lease_until = $6, checkpoint = COALESCE($7::bytea, checkpoint)
            WHERE job_id = $1 AND attempt = $2 AND state = 1 RETURNING cancel
            """;
        var kept = await QueryAsync(
            sql, reader => reader.GetBoolean(0), cancellationToken,
            note.Id, note.Attempt, note.Progress, note.Stage, note.Tries, note.LeaseUntil.UtcDateTime, note.Checkpoint);
        return kept.IsEmpty ? null : kept[0];
    }

    public async Task<bool> FinishAsync(JobEnd end, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET state = $3, finished_at = $4, expires_at = $5, result = $6::bytea, file = $7::text, error_code = $8::text, error = $9::text,
                progress = CASE WHEN $3 = 2 THEN 1 ELSE progress END, checkpoint = NULL, lease_until = NULL
            WHERE job_id = $1 AND attempt = $2 AND state = 1 RETURNING 1
            """;
        var finished = await QueryAsync(
            sql, reader => reader.GetInt32(0), cancellationToken,
            end.Id, end.Attempt, (short)end.State, end.FinishedAt.UtcDateTime, end.ExpiresAt.UtcDateTime, end.ResultJson, end.File, end.ErrorCode, end.Error);
        return !finished.IsEmpty;
    }

    public async Task<bool> ReleaseAsync(Guid id, int attempt, CancellationToken cancellationToken) => !(await QueryAsync(
        "UPDATE jobs SET state = 0, lease_until = NULL WHERE job_id = $1 AND attempt = $2 AND state = 1 RETURNING 1", reader => reader.GetInt32(0), cancellationToken, id, attempt)).IsEmpty;

    public async Task<JobRow?> CancelAsync(Guid id, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        const string sql = """
            UPDATE jobs SET cancel = true, state = CASE WHEN state = 0 THEN 4 ELSE state END,
                finished_at = CASE WHEN state = 0 THEN $2 END, expires_at = CASE WHEN state = 0 THEN $3 END
            WHERE job_id = $1 AND state < 2
            """;
        await QueryAsync(sql, reader => 0, cancellationToken, id, now.UtcDateTime, expiresAt.UtcDateTime);
        return await FindAsync(id, cancellationToken);
    }

    public Task<ImmutableArray<Guid>> ForgetAsync(DateTimeOffset now, int jobsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(jobsMax);
        const string sql = """
            DELETE FROM jobs WHERE job_id IN (SELECT job_id FROM jobs WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING job_id
            """;
        return QueryAsync(sql, reader => reader.GetGuid(0), cancellationToken, now.UtcDateTime, jobsMax);
    }

    public async Task<JobQueue> MeasureAsync(CancellationToken cancellationToken)
    {
        const string sql = "SELECT count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 0), min(created_at) FILTER (WHERE state = 0) FROM jobs WHERE state < 2";
        return (await QueryAsync(sql, reader => new JobQueue(reader.GetInt32(0), reader.GetInt32(1), At(reader, 2)), cancellationToken))[0];
    }

    private static JobRow Row(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetGuid(3), reader.GetFieldValue<byte[]>(4), At(reader, 5)!.Value)
        {
            State = (StoredJobState)reader.GetInt16(6),
            Attempt = reader.GetInt32(7),
            Tries = reader.GetInt32(8),
            CancelAsked = reader.GetBoolean(9),
            Progress = reader.GetDouble(10),
            Stage = reader.GetString(11),
            Checkpoint = Bytes(reader, 12),
            ResultJson = Bytes(reader, 13),
            File = Text(reader, 14),
            ErrorCode = Text(reader, 15),
            Error = Text(reader, 16),
            LeaseUntil = At(reader, 17),
            FinishedAt = At(reader, 18),
            ExpiresAt = At(reader, 19),
        };

    private static string? Text(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private static byte[]? Bytes(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<byte[]>(ordinal);

    private static DateTimeOffset? At(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : new DateTimeOffset(reader.GetDateTime(ordinal), TimeSpan.Zero);

    /// <summary>One transaction: whoever counts waits for whoever counted before, and then sees what they wrote.</summary>
    private async Task<int> CountAndWriteAsync(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var batch = dataSource.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Counting));
            var write = new NpgsqlBatchCommand(sql);
            foreach (var argument in arguments) write.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
            batch.BatchCommands.Add(write);
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return (int)write.RecordsAffected;
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    private async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var command = dataSource.CreateCommand(sql);
            foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
            return await PostgresRows.ReadAllAsync(command, read, cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }
}
