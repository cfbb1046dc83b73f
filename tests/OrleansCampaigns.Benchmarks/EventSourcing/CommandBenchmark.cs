using System.Text.Json;
using OrleansCampaigns.Benchmarks.Baselines;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

/// <summary>The whole way of a command, from a client's socket to the disk and back.</summary>
internal sealed class CommandBenchmark : IBenchmark
{
    private const int Clients = 512;
    private const int ClientsPerCampaign = 8;
    private const string Product = "product";
    private const string Storing = "WriteStateAsync per command behind a hub";
    private const string Bare = "bare hub method with a group commit, no grains";

    public static string Text { get; } = new('x', 100);

    public string Name => "commands";

    public string Title => $"Durable commands/s through the hub, {Clients} clients";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var baseline = await ServerProcess.StartBaselineAsync(database);
        var speakers = new List<Commander>();
        for (var i = 0; i < Clients / ClientsPerCampaign; i++) speakers.AddRange(await (await ProductTable.CreateAsync(product)).SpeakersAsync(ClientsPerCampaign, Text));
        var storing = await BaselinesAsync(baseline, nameof(BaselineHub.Store), clientsPerCampaign: 1);
        var bare = await BaselinesAsync(baseline, nameof(BaselineHub.Commit), ClientsPerCampaign);
        foreach (var into in options.Into(measured))
        {
            await MeasureAsync(product, speakers, Product, into, options);
            await MeasureAsync(baseline, bare, Bare, into, options);
            await MeasureAsync(baseline, storing, Storing, into, options);
        }

        return new BenchmarkResult(
            measured.All,
            [new Goal(measured[Product].RatioTo(measured[Storing]), 8, AtLeast: true), new Goal(measured[Product].RatioTo(measured[Bare]), 0.75, AtLeast: true)],
            [
                $"{Clients} WebSocket connections, JSON protocol, each with one command under way. The command says {Text.Length} characters in an open session; {ClientsPerCampaign} players a campaign, nobody follows.",
                "Product, baselines, PostgreSQL (fsync on) and load share the machine; each server is a process of its own, so is the load.",
                "The storing grain: one for each client, a state of one line, which favours it.",
            ]);
    }

    internal static async Task MeasureAsync(ServerProcess server, IReadOnlyList<Commander> commanders, string name, Measurements measured, BenchmarkOptions options)
    {
        var cpu = server.Cpu;
        var figures = await ClosedLoop.RunAsync([.. commanders.Select(one => (Func<ValueTask>)one.SendAsync)], options);
        var spent = server.Cpu - cpu;
        measured.Add(name, "commands/s", figures.PerSecond);
        measured.Add($"{name}, p50", "ms", figures.MedianMilliseconds);
        measured.Add($"{name}, p99", "ms", figures.P99Milliseconds);
        measured.Add($"{name}, server CPU a command", "µs", spent.TotalMicroseconds / (figures.PerSecond * (options.WarmUp + options.Length).TotalSeconds));
    }

    private static async Task<List<Commander>> BaselinesAsync(ServerProcess server, string method, int clientsPerCampaign)
    {
        var commanders = new List<Commander>();
        for (var i = 0; i < Clients / clientsPerCampaign; i++) commanders.AddRange(await BaselinesAsync(server, method, clientsPerCampaign, Guid.NewGuid()));
        return commanders;
    }

    internal static async Task<List<Commander>> BaselinesAsync(ServerProcess server, string method, int clients, Guid campaign)
    {
        var commanders = new List<Commander>();
        var argument = JsonSerializer.Serialize(new BaselineCommand(Commander.Mark, campaign, Text), JsonSerializerOptions.Web);
        for (var i = 0; i < clients; i++) commanders.Add(new Commander(await LoadConnection.OpenAsync(server.Address, BaselineHub.Path, token: null), method, argument));
        return commanders;
    }
}
