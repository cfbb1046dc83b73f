namespace OrleansCampaigns.Benchmarks;

/// <summary>One row of the table of what is measured.</summary>
internal interface IBenchmark
{
    /// <summary>As on the command line, and the name of its result file.</summary>
    string Name { get; }

    /// <summary>What is measured, in one sentence.</summary>
    string Title { get; }

    /// <param name="options">How long and how often.</param>
    /// <param name="database">Empty, migrated, dropped afterwards.</param>
    Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database);
}
