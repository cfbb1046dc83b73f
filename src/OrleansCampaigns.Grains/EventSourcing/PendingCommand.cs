using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>A command that is decided and not yet known to be on disk.</summary>
/// <param name="decided">What goes to the journal.</param>
/// <param name="stateAfter">The entity's state once it is committed.</param>
/// <param name="versionAfter">The entity's version once it is committed.</param>
internal sealed class PendingCommand<TState>(DecidedCommand decided, TState stateAfter, long versionAfter)
{
    private readonly TaskCompletionSource<CommandOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DecidedCommand Decided { get; } = decided;

    public TState StateAfter { get; } = stateAfter;

    public long VersionBefore { get; } = versionAfter - decided.Events.Length;

    /// <summary>What its events say of its outcome.</summary>
    public required ReceiptOutcome Said { get; init; }

    public Task<CommandOutcome> Outcome => _outcome.Task;

    public void Succeed(Commit commit) => _outcome.TrySetResult(CommandOutcome.Of(commit));

    public void Fail(CommandUndecidedException why)
    {
        _outcome.TrySetException(why);

        // Nobody need be waiting any more; an outcome that nobody reads is no error.
        _ = _outcome.Task.Exception;
    }
}
