using OrleansCampaigns.Benchmarks;
using OrleansCampaigns.Benchmarks.Baselines;
using OrleansCampaigns.Benchmarks.Campaigns;
using OrleansCampaigns.Benchmarks.EventSourcing;
using OrleansCampaigns.Benchmarks.Feed;
using OrleansCampaigns.Benchmarks.Handlers;
using OrleansCampaigns.Benchmarks.Inbox;
using OrleansCampaigns.Benchmarks.Rules;
using OrleansCampaigns.Benchmarks.Stories;
using OrleansCampaigns.Benchmarks.Themes;

IBenchmark[] all =
[
    new JournalBenchmark(),
    new CommandBenchmark(),
    new HotCampaignBenchmark(),
    new LoneCommandBenchmark(),
    new FanOutBenchmark(),
    new StalledViewerBenchmark(),
    new ActivationBenchmark(),
    new ReconnectBenchmark(),
    new ManyCampaignsBenchmark(),
    new MemoryBenchmark(),
    new HandlersBenchmark(),
    new MergeBenchmark(),
    new CoEditingBenchmark(),
    new InvariantBenchmark(),
    new NotificationsBenchmark(),
    new ThemesBenchmark(),
    new NarrativeBenchmark(),
    new ContradictionsBenchmark(),
    new ThemeEvolutionBenchmark(),
];

if (args is [BaselineServer.Verb, .. var rest])
{
    await BaselineServer.RunAsync(rest);
    return 0;
}

if (args is [ThemeModelBuild.Verb, .. var folders]) return ThemeModelBuild.Run(folders);

if (BenchmarkOptions.Read(args) is not { } options || all.Where(one => options.Names(one.Name)).ToArray() is not { Length: > 0 } chosen)
{
    await Console.Error.WriteLineAsync($"Usage: [all|{string.Join('|', all.Select(one => one.Name))}] [--seconds N] [--rounds N]");
    return 2;
}

await using var postgres = await PostgresServer.StartAsync();
foreach (var benchmark in chosen)
{
    await using var database = await postgres.CreateDatabaseAsync();
    var result = await benchmark.RunAsync(options, database);
    await Report.WriteAsync(benchmark, result, options);
}

return 0;
