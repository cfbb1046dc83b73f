namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>Several connections of a campaign's owner that speak at once.</summary>
internal sealed class Speaking : IAsyncDisposable
{
    private readonly List<Commander> _speakers = [];

    public static async Task<Speaking> OpenAsync(ServerProcess server, ProductTable table, int speakers)
    {
        var opened = new Speaking();
        for (var i = 0; i < speakers; i++) opened._speakers.Add(table.Speaker(await ProductTable.ConnectAsync(server, table.OwnerUser), CommandBenchmark.Text));
        return opened;
    }

    public async Task SayAsync(int lines)
    {
        var left = lines;
        await Task.WhenAll(_speakers.Select(async speaker =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await speaker.SendAsync();
        }));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var speaker in _speakers) await speaker.DisposeAsync();
    }
}
