using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>Keepers of jobs as two silos have them, over one real store, in a time that the test moves.</summary>
internal sealed class JobTable : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-jobs-").FullName;
    private readonly SqliteJournalStore _sqlite;

    private JobTable()
    {
        _sqlite = new SqliteJournalStore($"Data Source={Path.Combine(_folder, "journal.db")}");
        Store = new SqliteJobStore(_sqlite);
    }

    public static JobLimits Limits { get; } = JobLimits.Usual with { WaitingOfCampaignMax = 3, WaitingMax = 5 };

    /// <summary>
    /// Time moves by so much every 5 ms, so a lease of 15 s is 150 ms of a real disk's time. What writes files, each page with an fsync, needs more, or each silo is taken for
    /// dead before it is done with a page.
    /// </summary>
    public TimeSpan Step { get; private init; }

    public ManualClock Clock { get; } = new();

    public IJobStore Store { get; }

    public SqliteJournalStore Journal => _sqlite;

    public JournalTables Tables => JournalTables.ForSqlite(JournalTables.SqliteSource($"Data Source={Path.Combine(_folder, "journal.db")}"));

    public CampaignId Campaign { get; } = new(Guid.NewGuid());

    public UserId User { get; } = new(Guid.NewGuid());

    public string FileFolder => Path.Combine(_folder, "jobs");

    public List<JobSilo> Silos { get; } = [];

    public static async Task<JobTable> CreateAsync(int silos, Func<JobTable, JobFiles, IJob> job, bool started = true, TimeSpan? step = null)
    {
        var table = new JobTable { Step = step ?? TimeSpan.FromMilliseconds(500) };
        await JournalMigrator.ForSqlite($"Data Source={Path.Combine(table._folder, "journal.db")}").ApplyAsync(CancellationToken.None);
        for (var i = 0; i < silos; i++)
        {
            var store = new MortalJobStore(table.Store);
            var files = new JobFiles(table.FileFolder, 1024 * 1024, NullLogger<JobFiles>.Instance);
            var here = new JobsHere(table.Clock);
            var shell = new JobShell(store, new JobKinds([job(table, files)]), Limits, here, new JobNews(), new JobMetrics(here), files, table.Clock, NullLoggerFactory.Instance);
            table.Silos.Add(new JobSilo(store, shell, new JobKeeper(shell), new JobDesk(shell)));
        }

        if (started) foreach (var silo in table.Silos) await silo.Keeper.StartAsync(CancellationToken.None);
        return table;
    }

    public async Task<JobId> StartAsync(string kind = "count", CampaignId? campaign = null)
    {
        var reply = await TryStartAsync(kind, campaign);
        Assert.Null(reply.Refusal);
        return reply.Job!.Id;
    }

    public Task<JobReply> TryStartAsync(string kind = "count", CampaignId? campaign = null) =>
        Silos[0].Desk.StartAsync(new StartJob(campaign ?? Campaign, new JobId(Guid.NewGuid()), kind), User, Role.Owner, CancellationToken.None);

    public Task<JobReply> CancelAsync(JobId job, int silo = 0) => Silos[silo].Desk.CancelAsync(new CancelJob(Campaign, job), User, Role.Owner, CancellationToken.None);

    public async Task<JobRow> RowAsync(JobId job) => (await Store.FindAsync(job.Value, CancellationToken.None))!;

    public async Task DamageAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "journal.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    /// <summary>Moves time until it holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        var since = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5)); // real threads do what the moved time lets them
        while (!await holds())
        {
            Assert.True(since.Elapsed < Patience, "It never came to pass.");
            Clock.Advance(Step);
            await timer.WaitForNextTickAsync();
        }
    }

    public async Task<JobRow> EndOfAsync(JobId job)
    {
        await UntilAsync(async () => (await RowAsync(job)).IsFinished);
        return await RowAsync(job);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            silo.Store.Die();
            var stopped = silo.Keeper.StopAsync(CancellationToken.None);
            await UntilAsync(() => Task.FromResult(stopped.IsCompleted));
            silo.Shell.Metrics.Dispose();
            silo.Keeper.Dispose();
        }

        await _sqlite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One silo's part.</summary>
    internal sealed record JobSilo(MortalJobStore Store, JobShell Shell, JobKeeper Keeper, JobDesk Desk);
}
