using System.Diagnostics;

namespace OrleansCampaigns.Journal;

/// <summary>An append and the caller who waits for its outcome.</summary>
internal sealed class WaitingAppend(JournalAppend append, ActivityContext? caller)
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalAppend Append { get; } = append;

    public ActivityContext? Caller { get; } = caller;

    public int PayloadBytes { get; } = append.Rows.Sum(row => row.Payload.Length);

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Ended(AppendOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Failed(Exception exception) => _outcome.TrySetException(exception);
}
