using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using Npgsql;
using Orleans.Configuration;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Postgres;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Cluster;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>PostgreSQL 14 or newer, shared by all servers of a cluster: journal, clustering, reminders, grain storages and the servers' secret.</summary>
public sealed class PostgresCampaignDatabase : CampaignDatabase
{
    /// <summary>How long a connection attempt hangs before an unreachable database becomes a refusal, unless the connection string says otherwise.</summary>
    public static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(3);

    private const string Invariant = "Npgsql";
    private const string KeyName = "tokens";

    private readonly string _connectionString;
    private readonly NpgsqlDataSource _dataSource;

    public PostgresCampaignDatabase(string connectionString)
    {
        try
        {
            // Nothing here changes a session's settings, so nothing needs to be reset: the reset is seven statements more before each commit.
            var given = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "OrleansCampaigns", NoResetOnClose = true };
            if (!given.ContainsKey("Timeout") || given.Timeout == 15) given.Timeout = (int)ConnectMax.TotalSeconds;
            _connectionString = given.ToString();
            _dataSource = new NpgsqlDataSourceBuilder(_connectionString) { Name = "campaigns" }.Build();
        }
        catch (ArgumentException cause)
        {
            throw new StartupRefusedException($"The connection string of Campaigns:Database cannot be read: {cause.Message}");
        }
    }

    public override int Lanes => PostgresJournalStore.LanesBest;

    public override bool MigratesOnStart => false;

    public override IJournalStore OpenJournal() => new PostgresJournalStore(_dataSource);

    public override IHandlerStore HandlersOf(IJournalStore journal) => new PostgresHandlerStore(_dataSource);

    public override JournalTables OpenTables() => JournalTables.ForPostgres(_dataSource);

    public override DbDataSource OpenStates() => _dataSource;

    public override IInboxStore InboxesOf(IJournalStore journal) => new PostgresInboxStore(_dataSource);

    public override ICalendarStore CalendarOf(IJournalStore journal) => new PostgresCalendarStore(_dataSource);

    public override IWebhookStore WebhooksOf(IJournalStore journal) => new PostgresWebhookStore(_dataSource);

    public override IJobStore JobsOf(IJournalStore journal) => new PostgresJobStore(_dataSource);

    public override IJournalIntake IntakeOf(IJournalStore journal) => new PostgresJournalIntake(_dataSource);

    public override string JobFolder => Path.GetFullPath("./data/jobs");

    public override void Configure(ISiloBuilder silo, ServerOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
        silo.ConfigureEndpoints(IPAddress.Parse(options.SiloAddress), options.SiloPort, options.GatewayPort);
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Invariant, _connectionString));
        silo.UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = (Invariant, _connectionString));
        silo.AddGrainStorages(Invariant, _connectionString, oneWriter: false);
        silo.AddClusterWatch();
    }

    public override async Task<TokenKey> LoadTokenKeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var make = _dataSource.CreateCommand("INSERT INTO server_keys (name, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING");
            make.Parameters.Add(new NpgsqlParameter { Value = KeyName });
            make.Parameters.Add(new NpgsqlParameter { Value = RandomNumberGenerator.GetBytes(TokenKey.SecretBytes) });
            await make.ExecuteNonQueryAsync(cancellationToken);
            await using var read = _dataSource.CreateCommand("SELECT secret FROM server_keys WHERE name = $1");
            read.Parameters.Add(new NpgsqlParameter { Value = KeyName });
            return new TokenKey((byte[])(await read.ExecuteScalarAsync(cancellationToken))!);
        }
        catch (NpgsqlException cause)
        {
            throw new JournalUnavailableException("The servers' shared secret could not be read.", cause);
        }
    }

    public override Task<SchemaCheck> MigrateAsync(CancellationToken cancellationToken) =>
        JournalMigrator.ForPostgres(_dataSource).ApplyAsync(cancellationToken);

    public override Task<SchemaCheck> CheckSchemaAsync(CancellationToken cancellationToken) =>
        JournalMigrator.ForPostgres(_dataSource).CheckAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _dataSource.DisposeAsync();
        await base.DisposeAsync();
    }
}
