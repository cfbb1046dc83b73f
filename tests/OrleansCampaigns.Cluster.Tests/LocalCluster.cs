using System.Collections.Immutable;
using System.Text;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Real server processes on one PostgreSQL database, all on this machine, in a cluster of their own.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>A start of all servers takes 4 s on an idle machine of 2 cores.</summary>
    public static readonly TimeSpan StartMax = TimeSpan.FromMinutes(2);

    private const int TailLines = 40;

    private readonly string _folder;
    private bool _keepLogs;

    private LocalCluster(string database, string folder, ImmutableArray<ServerProcess> servers, string name) =>
        (Database, _folder, Servers, Name) = (database, folder, servers, name);

    /// <summary>The connection string.</summary>
    public string Database { get; }

    /// <summary>Cluster id and service id.</summary>
    public string Name { get; }

    public ImmutableArray<ServerProcess> Servers { get; }

    public ImmutableArray<Uri> Addresses => [.. Servers.Select(server => server.Address)];

    /// <summary>Migrates the database, starts the servers and waits until all are ready.</summary>
    public static async Task<LocalCluster> StartAsync(string database, int servers, Dictionary<string, string>? settings = null)
    {
        await using (var schema = new PostgresCampaignDatabase(database)) await schema.MigrateAsync(CancellationToken.None);
        var name = $"test-{Guid.NewGuid():N}";
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "cluster-logs", name)).FullName;
        var cluster = new LocalCluster(database, folder, [.. Enumerable.Range(0, servers).Select(n => Server(n, name, database, folder, settings ?? []))], name);
        try
        {
            foreach (var server in cluster.Servers) server.Start();
            await cluster.ReadyAsync(StartMax);
            return cluster;
        }
        catch
        {
            cluster._keepLogs = true;
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="TimeoutException">Not all are; the message holds what the servers wrote last.</exception>
    public async Task ReadyAsync(TimeSpan max)
    {
        using var limit = new CancellationTokenSource(max);
        try
        {
            await Task.WhenAll(Servers.Select(server => server.ReadyAsync(limit.Token)));
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not all servers are ready after {max}.\n{Tails()}");
        }
    }

    /// <summary>What the servers wrote last. Their logs are kept from now on.</summary>
    public string Tails()
    {
        _keepLogs = true;
        var text = new StringBuilder($"Logs: {_folder}\n");
        foreach (var server in Servers) text.Append($"== {server.Name} ({server.Lives} lives)\n{server.Tail(TailLines)}\n");
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers) await server.DisposeAsync();
        if (!_keepLogs) Directory.Delete(_folder, recursive: true);
    }

    private static ServerProcess Server(int number, string cluster, string database, string folder, Dictionary<string, string> more) => new($"server-{number}", folder, new(more)
    {
        ["Campaigns__Database"] = $"postgres:{database}",
        ["Campaigns__ClusterId"] = cluster,
        ["Campaigns__ServiceId"] = cluster,
        ["Campaigns__ServerName"] = $"server-{number}",
        ["Campaigns__DevelopmentTokens"] = "true",
    });
}
