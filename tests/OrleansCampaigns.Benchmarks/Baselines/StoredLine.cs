using Orleans;

namespace OrleansCampaigns.Benchmarks.Baselines;

[GenerateSerializer, Alias("benchmark-line")]
public sealed class StoredLine
{
    [Id(0)]
    public long Version { get; set; }

    [Id(1)]
    public Guid Command { get; set; }

    [Id(2)]
    public string Text { get; set; } = "";
}
