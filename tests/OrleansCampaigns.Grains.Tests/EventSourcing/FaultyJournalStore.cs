using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>A real journal whose next append ends as a test commands.</summary>
public sealed class FaultyJournalStore(IJournalStore inner) : IJournalStore
{
    private Func<IReadOnlyList<JournalAppend>, Task<ImmutableArray<AppendOutcome>>>? _next;

    private int _offered;

    /// <summary>Rows are written, and the answer is lost.</summary>
    public void LoseNextAnswer() => _next = async appends =>
    {
        await inner.AppendAsync(appends);
        throw new JournalOutcomeUnknownException("The answer was lost.");
    };

    /// <summary>Nothing is written.</summary>
    public void FailNextAppend() => _next = _ => throw new JournalUnavailableException("The database is away.");

    /// <summary>Somebody else takes the campaign over just before.</summary>
    public void StealNextFence() => _next = async appends =>
    {
        await inner.TakeOverAsync(appends[0].CampaignId, CancellationToken.None);
        return await inner.AppendAsync(appends);
    };

    /// <summary>It waits, and all behind it, until the test lets it go on.</summary>
    public void HoldNextAppend(Task until) => _next = async appends =>
    {
        await until;
        return await inner.AppendAsync(appends);
    };

    /// <summary>A campaign whose rows nobody can read.</summary>
    public Guid? Unreadable { get; set; }

    /// <summary>Pieces of campaigns that anybody tried to append.</summary>
    public int Offered => Volatile.Read(ref _offered);

    public Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends)
    {
        Interlocked.Add(ref _offered, appends.Count);
        return NextAsync(appends);
    }

    private Task<ImmutableArray<AppendOutcome>> NextAsync(IReadOnlyList<JournalAppend> appends) =>
        Interlocked.Exchange(ref _next, null) is { } commanded ? commanded(appends) : inner.AppendAsync(appends);

    public Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken) => inner.TakeOverAsync(campaignId, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken) =>
        campaignId == Unreadable ? throw new JournalUnavailableException("The campaign cannot be read.") : inner.ReadAsync(campaignId, afterSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken) =>
        inner.ReadLastAsync(campaignId, throughSequence, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken) =>
        inner.ReadEntityAsync(campaignId, entityId, afterVersion, rowsMax, cancellationToken);

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken) =>
        inner.FindCommandAsync(campaignId, commandId, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken) =>
        inner.ReadHeadsAsync(campaignIds, cancellationToken);

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken) =>
        inner.ListAsync(after, headsMax, cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => inner.PingAsync(cancellationToken);
}
