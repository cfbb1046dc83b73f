using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Sqlite;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Cluster;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// A directory of files: <c>journal.db</c>, <c>orleans.db</c> (grain storage in a file of its own, so that a snapshot never holds the journal's lock),
/// <c>token.key</c> (readable by its owner only) and the folder <c>jobs</c> with the files that jobs made. One server at a time.
/// </summary>
public sealed class SqliteCampaignDatabase(string directory) : CampaignDatabase
{
    private const string Invariant = "System.Data.SQLite";

    private readonly string _directory = Path.GetFullPath(directory);

    public override int Lanes => SqliteJournalStore.LanesBest;

    public override bool MigratesOnStart => true;

    private string Journal => ConnectionString("journal.db", pooling: true);

    /// <summary>Not pooled: one SQLITE_BUSY leaves a pooled connection in a transaction for ever.</summary>
    private string Orleans => ConnectionString("orleans.db", pooling: false);

    public override IJournalStore OpenJournal() => new SqliteJournalStore(Journal);

    public override IHandlerStore HandlersOf(IJournalStore journal) => new SqliteHandlerStore((SqliteJournalStore)journal);

    public override JournalTables OpenTables() => JournalTables.ForSqlite(JournalTables.SqliteSource(Journal));

    /// <summary>Beside the grain states, so that a finding never holds the journal's lock.</summary>
    public override DbDataSource OpenStates() => JournalTables.SqliteSource(Orleans);

    public override IInboxStore InboxesOf(IJournalStore journal) => new SqliteInboxStore((SqliteJournalStore)journal);

    public override ICalendarStore CalendarOf(IJournalStore journal) => new SqliteCalendarStore((SqliteJournalStore)journal);

    public override IWebhookStore WebhooksOf(IJournalStore journal) => new SqliteWebhookStore((SqliteJournalStore)journal);

    public override IJobStore JobsOf(IJournalStore journal) => new SqliteJobStore((SqliteJournalStore)journal);

    public override IJournalIntake IntakeOf(IJournalStore journal) => new SqliteJournalIntake((SqliteJournalStore)journal);

    public override string JobFolder => Path.Combine(_directory, "jobs");

    public override void Configure(ISiloBuilder silo, ServerOptions options)
    {
        silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, serviceId: options.ServiceId, clusterId: options.ClusterId);
        silo.ConfigureEndpoints(IPAddress.Loopback, options.SiloPort, options.GatewayPort);
        silo.AddGrainStorages(Invariant, Orleans, oneWriter: true);
    }

    public override async Task<TokenKey> LoadTokenKeyAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_directory);
        var path = Path.Combine(_directory, "token.key");
        if (!File.Exists(path))
        {
            var made = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) made.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(path, made);
            await file.WriteAsync(RandomNumberGenerator.GetBytes(TokenKey.SecretBytes), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        var secret = await File.ReadAllBytesAsync(path, cancellationToken);
        return secret.Length == TokenKey.SecretBytes
            ? new TokenKey(secret)
            : throw new StartupRefusedException($"{path} has {secret.Length} bytes, not {TokenKey.SecretBytes}. Restore it, or remove it: clients then lose their cursors, and webhooks have to be made anew.");
    }

    public override async Task<SchemaCheck> MigrateAsync(CancellationToken cancellationToken)
    {
        var journal = await JournalMigrator.ForSqlite(Journal).ApplyAsync(cancellationToken);
        return journal.Condition == SchemaCondition.Current ? await JournalMigrator.ForSqlite(Orleans).ApplyAsync(cancellationToken) : journal;
    }

    public override async Task<SchemaCheck> CheckSchemaAsync(CancellationToken cancellationToken)
    {
        var journal = await JournalMigrator.ForSqlite(Journal).CheckAsync(cancellationToken);
        return journal.Condition == SchemaCondition.Current ? await JournalMigrator.ForSqlite(Orleans).CheckAsync(cancellationToken) : journal;
    }

    private string ConnectionString(string file, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, file), Pooling = pooling }.ToString();
}
