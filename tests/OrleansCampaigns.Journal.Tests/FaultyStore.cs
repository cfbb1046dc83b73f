using System.Collections.Immutable;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>A real store that can be held still and made to fail, before or after it wrote.</summary>
internal sealed class FaultyStore(IJournalStore store) : IJournalStore
{
    private TaskCompletionSource _open = Opened();

    public List<int> BatchRows { get; } = [];

    public Func<Exception?> FailBefore { get; set; } = () => null;

    public Func<Exception?> FailAfter { get; set; } = () => null;

    public void Hold() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    public async Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends)
    {
        await _open.Task;
        lock (BatchRows) BatchRows.Add(appends.Sum(append => append.Rows.Length));
        if (FailBefore() is { } before) throw before;
        var outcomes = await store.AppendAsync(appends);
        if (FailAfter() is { } after) throw after;
        return outcomes;
    }

    public Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken) => store.TakeOverAsync(campaignId, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken) => store.ReadAsync(campaignId, afterSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken) => store.ReadLastAsync(campaignId, throughSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken) => store.ReadEntityAsync(campaignId, entityId, afterVersion, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken) => store.FindCommandAsync(campaignId, commandId, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken) => store.ReadHeadsAsync(campaignIds, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken) => store.ListAsync(after, headsMax, cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => store.PingAsync(cancellationToken);

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
