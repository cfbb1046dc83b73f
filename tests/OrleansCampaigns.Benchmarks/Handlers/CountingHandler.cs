using System.Collections.Frozen;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Benchmarks.Handlers;

/// <summary>Counts what it is handed: what it costs is the bus's. When its outside service is away, every try fails.</summary>
internal sealed class CountingHandler(string name, string takes) : IEventHandler
{
    private long _handled;
    private volatile bool _isAway;

    public string Name => name;

    public FrozenSet<string> Takes { get; } = FrozenSet.Create(takes);

    public HandlingPolicy Policy { get; init; } = HandlingPolicy.Usual;

    public long Handled => Interlocked.Read(ref _handled);

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        if (_isAway) throw new HttpRequestException("The outside service is away.");
        Interlocked.Increment(ref _handled);
        return Task.CompletedTask;
    }
}
