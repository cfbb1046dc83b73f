using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// Traces of commits whose updates are on their way to viewers, from the commit to the push. Only recorded ones: where nobody listens this stays empty and costs
/// one look. At <see cref="Max"/> the newcomer is left out: its push has no span, nothing else.
/// </summary>
internal sealed class RecordedTraces
{
    public const int Max = 32;

    private readonly ConcurrentQueue<ActivityContext> _waiting = new();

    /// <summary>The trace that runs now, if it is recorded.</summary>
    public static ImmutableArray<ActivityContext> Current() => Activity.Current is { Recorded: true } running ? [running.Context] : [];

    /// <summary>Those that came with a batch of the stream; what is no traceparent is passed over.</summary>
    public static ImmutableArray<ActivityContext> Parse(ImmutableArray<string> parents)
    {
        if (parents.IsDefaultOrEmpty) return [];
        var traces = ImmutableArray.CreateBuilder<ActivityContext>(parents.Length);
        foreach (var parent in parents)
            if (ActivityContext.TryParse(parent, null, isRemote: true, out var trace)) traces.Add(trace);
        return traces.DrainToImmutable();
    }

    public static string Parent(ActivityContext trace) => $"00-{trace.TraceId}-{trace.SpanId}-01";

    public void Add(ImmutableArray<ActivityContext> traces)
    {
        foreach (var trace in traces)
            if (_waiting.Count < Max) _waiting.Enqueue(trace);
    }

    public ImmutableArray<ActivityContext> Take()
    {
        if (_waiting.IsEmpty) return [];
        var taken = ImmutableArray.CreateBuilder<ActivityContext>();
        while (_waiting.TryDequeue(out var trace)) taken.Add(trace);
        return taken.DrainToImmutable();
    }
}
