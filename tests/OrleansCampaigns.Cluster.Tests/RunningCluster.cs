namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Three servers that the tests share which leave them running; each test makes its own campaigns and users.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    public const string Collection = "one cluster";

    private SharedPostgres? _database;
    private LocalCluster? _cluster;

    /// <summary>The cluster; skips the test when there is no PostgreSQL.</summary>
    internal LocalCluster Cluster
    {
        get
        {
            Assert.SkipWhen(_cluster is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
            return _cluster!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (SharedPostgres.Server is not { } server) return;
        _database = await SharedPostgres.CreateAsync(server);
        _cluster = await LocalCluster.StartAsync(_database.ConnectionString, servers: 3);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
