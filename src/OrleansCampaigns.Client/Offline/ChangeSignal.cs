namespace OrleansCampaigns.Client.Offline;

/// <summary>Wakes all who wait. Take <see cref="Next"/>, look, and only then wait for what was taken: no change is missed in between.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
