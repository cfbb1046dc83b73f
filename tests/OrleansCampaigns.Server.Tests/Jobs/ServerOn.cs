using OrleansCampaigns.Server.Tests.Consistency;

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>A running server of its own on an empty database of either kind.</summary>
internal sealed class ServerOn : IAsyncDisposable
{
    private readonly string _files = Path.Combine(Path.GetTempPath(), $"campaigns-files-{Guid.NewGuid():N}");
    private readonly string? _database;

    private ServerOn(string? database, string[] settings)
    {
        _database = database;
        Server = new RunningServer
        {
            Settings = database is null
                ? settings
                : [.. settings, $"--Campaigns:Database=postgres:{PlayedStores.ConnectionTo(database)}", "--Campaigns:MigrateOnStart=true", $"--Campaigns:JobFolder={_files}"],
        };
    }

    public RunningServer Server { get; }

    public static async Task<ServerOn> CreateAsync(string database, params string[] settings)
    {
        Assert.SkipWhen(database == PlayedStores.Postgres && PlayedStores.Server is null, "CAMPAIGNS_TEST_POSTGRES names no PostgreSQL server.");
        var made = new ServerOn(database == PlayedStores.Postgres ? await PlayedStores.CreateDatabaseAsync(template: null) : null, settings);
        await made.Server.InitializeAsync();
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_database is not null) await PlayedStores.DropAsync(_database);
        if (Directory.Exists(_files)) Directory.Delete(_files, recursive: true);
    }
}
