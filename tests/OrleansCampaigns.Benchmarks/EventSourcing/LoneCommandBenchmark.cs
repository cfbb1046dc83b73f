using Npgsql;
using OrleansCampaigns.Benchmarks.Baselines;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>One command on an idle server, against the least that it could cost.</summary>
internal sealed class LoneCommandBenchmark : IBenchmark
{
    private const string Product = "product, one command";
    private const string Insert = "single-row INSERT and COMMIT";
    private const string Empty = "empty hub call";
    private const string Sql = """
        INSERT INTO journal_unfenced (campaign_id, sequence, entity_kind, entity_id, entity_version, event_type, schema_version, payload, command_id, command_index, actor, recorded_at, hash)
        VALUES ($1, $2, 1, $1, $2, 'line-said', 1, $3, $4, 0, $1, now(), $5)
        """;

    public string Name => "lone-command";

    public string Title => "Latency of one lone durable command";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var baseline = await ServerProcess.StartBaselineAsync(database);
        await using var table = await ProductTable.CreateAsync(product);
        var speaker = (await table.SpeakersAsync(1, CommandBenchmark.Text))[0];
        var empty = (await CommandBenchmark.BaselinesAsync(baseline, nameof(BaselineHub.Nothing), clients: 1, Guid.NewGuid()))[0];
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var insert = await PrepareAsync(connection);
        foreach (var into in options.Into(measured))
        {
            await MeasureAsync(Product, speaker.SendAsync, into, options);
            await MeasureAsync(Insert, () => InsertAsync(insert), into, options);
            await MeasureAsync(Empty, empty.SendAsync, into, options);
        }

        var least = new Series("INSERT and COMMIT + empty hub call", "ms", [.. measured[Insert].Rounds.Zip(measured[Empty].Rounds, (commit, call) => commit + call)]);
        return new BenchmarkResult(
            [.. measured.All, least],
            [new Goal(measured[Product].RatioTo(least), 1.5, AtLeast: false)],
            ["One caller, the next call when the last is answered; medians of each round. The INSERT is a prepared statement on one open connection, autocommitted, of a row of the same content with two unique keys."]);
    }

    private static async Task MeasureAsync(string name, Func<ValueTask> call, Measurements measured, BenchmarkOptions options)
    {
        var figures = await ClosedLoop.RunAsync([call], options);
        measured.Add(name, "ms", figures.MedianMilliseconds);
        measured.Add($"{name}, p99", "ms", figures.P99Milliseconds);
    }

    private static async Task<NpgsqlCommand> PrepareAsync(NpgsqlConnection connection)
    {
        var insert = new NpgsqlCommand(Sql, connection);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() });
        insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 0 });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = new byte[250] });
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = new byte[32] });
        await insert.PrepareAsync();
        return insert;
    }

    private static async ValueTask InsertAsync(NpgsqlCommand insert)
    {
        ((NpgsqlParameter<long>)insert.Parameters[1]).TypedValue++;
        ((NpgsqlParameter<Guid>)insert.Parameters[3]).TypedValue = Guid.NewGuid();
        await insert.ExecuteNonQueryAsync();
    }
}
