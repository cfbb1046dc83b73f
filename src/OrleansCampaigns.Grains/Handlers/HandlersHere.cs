using System.Collections.Concurrent;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>The handler grains that are active on this silo: as many as campaigns here in which something happened lately, times handlers. Thread-safe.</summary>
internal sealed class HandlersHere
{
    private readonly ConcurrentDictionary<HandlerProgress, bool> _active = new();

    public IEnumerable<HandlerProgress> Active => _active.Keys;

    public void Came(HandlerProgress progress) => _active[progress] = true;

    public void Went(HandlerProgress progress) => _active.TryRemove(progress, out _);
}
