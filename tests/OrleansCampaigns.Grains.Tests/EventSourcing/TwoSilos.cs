using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Tests.Handlers;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>Two silos in one process over one real journal; each silo has its own writer, as two processes would.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    public static readonly UserId Owner = new(new Guid("00000001-0000-4000-8000-000000000001"));

    private readonly string _directory = Directory.CreateTempSubdirectory("campaigns-grains-").FullName;
    private SqliteJournalStore? _sqlite;

    /// <summary>After how long Orleans lets idle grains go; null: its default.</summary>
    public TimeSpan? CollectionAge { get; init; }

    /// <summary>What a test needs in its silos beside the product.</summary>
    internal Action<ISiloBuilder>? More { get; init; }

    /// <summary>How its campaigns are verified. Nothing walks by itself within a test's time: a test wakes the scrubber.</summary>
    public ScrubPlan Scrubs { get; init; } = new(RowsPerSecond: 1_000_000, TimeSpan.FromHours(1));

    /// <summary>A killed silo is noticed within seconds; a busy machine may then take a living one for dead.</summary>
    public bool NoticesDeathsQuickly { get; init; }

    public FaultyJournalStore Store { get; private set; } = null!;

    public ForgetfulHandlerStore Handlers { get; private set; } = null!;

    public SqliteInboxStore Inboxes { get; private set; } = null!;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public CampaignGateway Gateway => Service<CampaignGateway>(0);

    public async ValueTask InitializeAsync()
    {
        var connection = $"Data Source={Path.Combine(_directory, "journal.db")}";
        await JournalMigrator.ForSqlite(connection).ApplyAsync(CancellationToken.None);
        var tables = JournalTables.SqliteSource(connection);
        _sqlite = new SqliteJournalStore(connection);
        Store = new FaultyJournalStore(_sqlite);
        Inboxes = new SqliteInboxStore(_sqlite);
        Handlers = new ForgetfulHandlerStore(new SqliteHandlerStore(_sqlite));
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IJournalStore>(Store);
            silo.Services.AddSingleton<IHandlerStore>(Handlers);
            silo.Services.AddSingleton<IInboxStore>(Inboxes).AddSingleton<ICalendarStore>(new SqliteCalendarStore(_sqlite));
            silo.Services.AddSingleton(_ => new JournalWriter(Store, SqliteJournalStore.LanesBest));
            if (CollectionAge is { } age) silo.Configure<GrainCollectionOptions>(options => (options.CollectionAge, options.CollectionQuantum) = (age, age / 4));
            if (NoticesDeathsQuickly) silo.Configure<ClusterMembershipOptions>(options => (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1));
            More?.Invoke(silo);
            silo.AddMemoryGrainStorage(EntitySnapshot.Storage).AddMemoryGrainStorage(CampaignStream.SubscriptionStorage).AddCampaigns().AddScrubber(Scrubs);
            silo.Services.AddSingleton(JournalTables.ForSqlite(tables)).AddSingleton(new GrainStateTable(tables, "none")).AddSingleton(new FindingTable(tables));
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddSerializer(serializer => serializer.AddCampaignCommands());
            client.AddMemoryStreams(CampaignStream.Provider);
        });
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public T Service<T>(int silo)
        where T : notnull => Cluster.GetSiloServiceProvider(Cluster.Silos[silo].SiloAddress).GetRequiredService<T>();

    /// <summary>Where snapshots are.</summary>
    public IGrainStorage Storage() => Cluster.GetSiloServiceProvider(Cluster.Silos[0].SiloAddress).GetRequiredKeyedService<IGrainStorage>(EntitySnapshot.Storage);

    public async Task<CampaignReplica> ReplicaAsync(int silo, CampaignId campaign)
    {
        var replica = await Service<CampaignReplicas>(silo).GetAsync(campaign, CancellationToken.None);
        await replica.CatchUpAsync(CancellationToken.None);
        return replica;
    }

    /// <summary>A new campaign of <see cref="Owner"/>.</summary>
    public async Task<CampaignId> CampaignAsync()
    {
        var campaign = new CampaignId(Guid.NewGuid());
        await CommitAsync(campaign, new CreateCampaign("The Drowned Bell", "Ada"));
        return campaign;
    }

    public Task<CommandOutcome> SendAsync(CampaignId campaign, Command command, Guid? id = null, int silo = 0, long? seen = null) =>
        Service<CampaignGateway>(silo).SendAsync(new CommandRequest(new CommandId(id ?? Guid.NewGuid()), campaign, Owner, command, seen), CancellationToken.None);

    public async Task<Commit> CommitAsync(CampaignId campaign, Command command, Guid? id = null, int silo = 0)
    {
        var outcome = await SendAsync(campaign, command, id, silo);
        Assert.Null(outcome.Refusal);
        return outcome.Commit!;
    }

    /// <summary>On the journal, past everything that protects it.</summary>
    public async Task ExecuteAsync(string sql, params (string Name, object Value)[] arguments)
    {
        await using var source = JournalTables.SqliteSource($"Data Source={Path.Combine(_directory, "journal.db")}");
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in arguments)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    public async Task<List<JournalRow>> JournalAsync(CampaignId campaign) =>
        [.. await _sqlite!.ReadAsync(campaign.Value, 0, 10_000, CancellationToken.None)];

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _sqlite!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
