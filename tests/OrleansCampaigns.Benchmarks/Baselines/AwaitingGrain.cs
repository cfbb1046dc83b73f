using Orleans;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>Appends to the same journal, but takes no command before the last one is on disk.</summary>
[GrainType("benchmark-awaiting")]
public sealed class AwaitingGrain(JournalWriter writer, IJournalStore store) : Grain, IBaselineGrain
{
    /// <summary>Tells it apart from the other grain of the same interface.</summary>
    public static string Class { get; } = typeof(AwaitingGrain).FullName!;

    private Tail? _tail;

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _tail = new Tail(this.GetPrimaryKey(), await store.TakeOverAsync(this.GetPrimaryKey(), cancellationToken));

    public async Task<BaselineReceipt> ExecuteAsync(BaselineCommand command)
    {
        var outcome = await writer.AppendAsync(_tail!.Next(command));
        return outcome is AppendOutcome.Committed ? new BaselineReceipt(command.Id, _tail.Sequence) : throw new InvalidOperationException($"{outcome}");
    }
}
