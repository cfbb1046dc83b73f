using System.Collections.Concurrent;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>A group commit without grains, rules, feed or refusals.</summary>
public sealed class BareJournal(JournalWriter writer, IJournalStore store)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Tail>>> _tails = new();

    public async Task<BaselineReceipt> CommitAsync(BaselineCommand command)
    {
        var tail = await _tails.GetOrAdd(command.Campaign, id => new Lazy<Task<Tail>>(async () => new Tail(id, await store.TakeOverAsync(id, CancellationToken.None)))).Value;
        ValueTask<AppendOutcome> append;
        long version;
        lock (tail)
        {
            append = writer.AppendAsync(tail.Next(command));
            version = tail.Sequence;
        }

        var outcome = await append;
        return outcome is AppendOutcome.Committed ? new BaselineReceipt(command.Id, version) : throw new InvalidOperationException($"{outcome}");
    }
}
