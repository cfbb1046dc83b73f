using System.Collections.Concurrent;
using System.Collections.Frozen;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>A handler that does what a test says and remembers every try.</summary>
internal sealed class ScriptedHandler(string name, params string[] takes) : IEventHandler
{
    public static readonly HandlingPolicy Quick = new(TriesMax: 3, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(30));

    public string Name => name;

    public FrozenSet<string> Takes { get; } = takes.ToFrozenSet(StringComparer.Ordinal);

    public HandlingPolicy Policy { get; init; } = Quick;

    public bool TakesThePast { get; init; } = true;

    /// <summary>In the order in which they began.</summary>
    public ConcurrentQueue<(EntityRef Entity, long Sequence)> Tries { get; } = new();

    public Func<HandledEvent, CancellationToken, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

    public int TriesAt(long sequence) => Tries.Count(one => one.Sequence == sequence);

    public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        Tries.Enqueue((handled.Cause.Entity, handled.Cause.Sequence));
        return Does(handled, cancellationToken);
    }
}
