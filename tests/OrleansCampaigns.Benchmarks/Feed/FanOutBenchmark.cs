using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansCampaigns.Benchmarks.Baselines;
using OrleansCampaigns.Benchmarks.EventSourcing;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Benchmarks.Feed;

/// <summary>As many updates of one campaign as reach everybody, against the least that sending them could cost.</summary>
internal sealed class FanOutBenchmark : IBenchmark
{
    private const int Viewers = 1_000;
    private const int Speakers = 32;
    private const string Product = "product";
    private const string OneByOne = "bare group send, an update a message";
    private const string SameFrames = "bare group send of the product's frames";

    public string Name => "fan-out";

    public string Title => $"Fan-out of one campaign to {Viewers:N0} viewers at saturation";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var baseline = await ServerProcess.StartBaselineAsync(database);
        await using var table = await ProductTable.CreateAsync(product, Role.Spectator);
        var viewers = await Audience.JoinAsync(table, Viewers, keepsFrames: true);
        var speakers = new List<Commander>();
        for (var i = 0; i < Speakers; i++) speakers.Add(table.Speaker(await ProductTable.ConnectAsync(product, table.OwnerUser), CommandBenchmark.Text));
        var group = await GroupAsync(baseline);
        foreach (var into in options.Into(measured))
        {
            var (frame, updates) = await ProductAsync(product, viewers, speakers, into, options);
            await FloodAsync(baseline, group, (OneByOne, FrameOf(frame, 1), 1), into, options);
            await FloodAsync(baseline, group, (SameFrames, FrameOf(frame, updates), updates), into, options);
        }

        Audience.Check(viewers);
        return new BenchmarkResult(measured.All, Goals(measured),
        [
            $"{Viewers:N0} spectators on WebSockets (JSON protocol) in one load process; every number of every viewer checked: none missing, none twice.",
            $"The product's updates come from {Speakers} connections that say {CommandBenchmark.Text.Length} characters as fast as they are acknowledged, so its CPU holds deciding and committing too. The baselines send from a loop inside the hub.",
            "A delivery is one update at one viewer. The second baseline repeats the product's frames of the same round (the product gathers for 16 ms), updates and bytes alike.",
        ]);
    }

    private static ImmutableArray<Goal> Goals(Measurements measured) =>
    [
        new(measured[Product].RatioTo(measured[OneByOne]), 0.9, AtLeast: true),
        new(measured[CpuOf(Product)].RatioTo(measured[CpuOf(OneByOne)]), 1.2, AtLeast: false),
        new(measured[Product].RatioTo(measured[SameFrames]), 0.9, AtLeast: true),
        new(measured[CpuOf(Product)].RatioTo(measured[CpuOf(SameFrames)]), 1.2, AtLeast: false),
    ];

    private static string CpuOf(string name) => $"{name}, server CPU a delivery";

    private static async Task<(byte[] Frame, int Updates)> ProductAsync(
        ServerProcess product, ImmutableArray<Viewer> viewers, List<Commander> speakers, Measurements measured, BenchmarkOptions options)
    {
        var speaking = ClosedLoop.RunAsync([.. speakers.Select(one => (Func<ValueTask>)one.SendAsync)], options);
        await Task.Delay(options.WarmUp); // the loop warms up
        var (cpu, updates, frames) = (product.Cpu, Audience.UpdatesOf(viewers), viewers.Sum(viewer => viewer.Frames));
        await speaking;
        var (spent, delivered, written) = (product.Cpu - cpu, Audience.UpdatesOf(viewers) - updates, viewers.Sum(viewer => viewer.Frames) - frames);
        measured.Add(Product, "deliveries/s", delivered / options.Length.TotalSeconds);
        measured.Add(CpuOf(Product), "µs", spent.TotalMicroseconds / delivered);
        measured.Add("product, updates a frame", "updates", (double)delivered / written);
        await Task.WhenAll(viewers.Select(viewer => viewer.ReachAsync(viewers.Max(one => one.Number), TimeSpan.FromSeconds(60))));
        return (viewers[0].LastFrame, Math.Max(1, (int)Math.Round((double)delivered / written)));
    }

    private static async Task FloodAsync(
        ServerProcess baseline, (LoadConnection Flooder, long[] Frames) group, (string Name, string Frame, int Updates) load, Measurements measured, BenchmarkOptions options)
    {
        var seconds = (int)(options.WarmUp + options.Length).TotalSeconds;
        var flood = group.Flooder.CallAsync(nameof(BaselineHub.Flood), load.Frame, $"{seconds}");
        await Task.Delay(options.WarmUp); // the loop warms up
        var (cpu, frames) = (baseline.Cpu, group.Frames.Sum());
        await Task.Delay(options.Length); // the measurement
        var (spent, delivered) = (baseline.Cpu - cpu, (group.Frames.Sum() - frames) * load.Updates);
        await flood;
        measured.Add(load.Name, "deliveries/s", delivered / options.Length.TotalSeconds);
        measured.Add(CpuOf(load.Name), "µs", spent.TotalMicroseconds / delivered);
    }

    /// <summary>What the product sent, with as many updates.</summary>
    private static string FrameOf(byte[] message, int updates)
    {
        var frame = JsonNode.Parse(Encoding.UTF8.GetString(message))!["arguments"]![0]!;
        var one = frame["updates"]![0]!;
        frame["updates"] = new JsonArray([.. Enumerable.Range(0, updates).Select(_ => one.DeepClone())]);
        return frame.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static async Task<(LoadConnection Flooder, long[] Frames)> GroupAsync(ServerProcess baseline)
    {
        var frames = new long[Viewers];
        for (var i = 0; i < Viewers; i++)
        {
            var connection = await LoadConnection.OpenAsync(baseline.Address, BaselineHub.Path, token: null);
            await connection.CallAsync(nameof(BaselineHub.Join));
            _ = CountAsync(connection, frames, i);
        }

        return (await LoadConnection.OpenAsync(baseline.Address, BaselineHub.Path, token: null), frames);
    }

    private static async Task CountAsync(LoadConnection connection, long[] frames, int place)
    {
        await Task.Yield();
        await using var keepAlive = new Timer(_ => connection.Ping(), state: null, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(8));
        while (true)
        {
            var frame = await connection.ReadAsync();
            if (frame.Span.StartsWith("{\"type\":1"u8)) Interlocked.Increment(ref frames[place]);
        }
    }
}
