using System.Collections.Immutable;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Several that end together.</summary>
internal sealed record Pulses(ImmutableArray<Pulse> All) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var pulse in All) await pulse.DisposeAsync();
    }
}
