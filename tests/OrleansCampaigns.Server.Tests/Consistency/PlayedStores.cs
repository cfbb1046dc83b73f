using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>A campaign played at a real server, once for each database, and left there as a stop leaves it: journal, snapshots of all entities and of the campaign.</summary>
public sealed class PlayedStores : IAsyncLifetime
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"campaigns-played-{Guid.NewGuid():N}");
    private string? _template;

    public static string? Server => Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    internal PlayedCampaign Played { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await PlayAsync($"sqlite:{_folder}");
        if (Server is null) return;
        _template = await CreateDatabaseAsync(template: null);
        await PlayAsync($"postgres:{ConnectionTo(_template)}");
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A copy to be damaged.</summary>
    internal async Task<StoredCampaign> CopyAsync(string database)
    {
        if (database == Postgres)
        {
            Assert.SkipWhen(_template is null, "CAMPAIGNS_TEST_POSTGRES names no PostgreSQL server.");
            var name = await CreateDatabaseAsync(_template);
            return await StoredCampaign.OpenAsync($"postgres:{ConnectionTo(name)}", Played.Campaign, () => DropAsync(name));
        }

        var copy = $"{_folder}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(_folder, "*.db*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return await StoredCampaign.OpenAsync($"sqlite:{copy}", Played.Campaign, () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(copy, recursive: true);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        if (_template is { } template) await DropAsync(template);
    }

    private async Task PlayAsync(string database)
    {
        string[] settings = [$"--Campaigns:Database={database}", "--Campaigns:MigrateOnStart=true", "--Campaigns:ScrubRowsPerSecond=0", $"--Campaigns:LogFile={_folder}/log.json"];
        await using var app = await ServerHost.BuildAsync(RunningServer.ArgsFor(_folder, settings), CancellationToken.None);
        await app.StartAsync();
        await Played.PlayAsync(app.Services.GetRequiredService<CampaignGateway>());
        var replica = await app.Services.GetRequiredService<CampaignReplicas>().GetAsync(Played.Campaign, CancellationToken.None);
        await Played.SettledAsync(replica);
        var moment = replica.Moment;
        var snapshot = EntitySnapshot.Of(EntityShell.RulesBuild, moment.World.Sequence, moment.RowHash, moment.ToJson());
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<ICampaignSnapshotGrain>(Played.Campaign.Value).OfferAsync(snapshot);
        await app.StopAsync();
    }

    internal static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ToString();

    internal static async Task<string> CreateDatabaseAsync(string? template)
    {
        var name = $"played_{Guid.NewGuid():N}";
        await AdministerAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return name;
    }

    internal static Task DropAsync(string name) => AdministerAsync($"DROP DATABASE {name} WITH (FORCE)");

    private static async Task AdministerAsync(string sql)
    {
        await using var admin = new NpgsqlConnection(Server);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync();
    }
}
