using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>A real store that a test can cut off from positions: what a silo that is killed in this process would still write, a dead one does not.</summary>
public sealed class ForgetfulHandlerStore(IHandlerStore inner) : IHandlerStore
{
    public bool LosesPositions { get; set; }

    /// <summary>A text that is refused in errors, as a database may refuse any.</summary>
    public string? RefusedError { get; set; }

    public Task WritePositionsAsync(ImmutableArray<HandlerMark> marks, CancellationToken cancellationToken) =>
        LosesPositions ? throw new JournalUnavailableException("The silo is dead.") : inner.WritePositionsAsync(marks, cancellationToken);

    public Task<long> ReadPositionAsync(string handler, Guid campaignId, CancellationToken cancellationToken) => inner.ReadPositionAsync(handler, campaignId, cancellationToken);

    public Task<ImmutableArray<HandlerBacklog>> ListBacklogAsync(IReadOnlyCollection<string> handlers, Guid after, int campaignsMax, CancellationToken cancellationToken) =>
        inner.ListBacklogAsync(handlers, after, campaignsMax, cancellationToken);

    public Task<DateTimeOffset> BeginAsync(string handler, DateTimeOffset now, CancellationToken cancellationToken) => inner.BeginAsync(handler, now, cancellationToken);

    public Task ClaimAsync(string handler, Guid campaignId, Guid claim, CancellationToken cancellationToken) => inner.ClaimAsync(handler, campaignId, claim, cancellationToken);

    public Task<DeadLetterPut> PutDeadAsync(DeadLetter letter, Guid claim, CancellationToken cancellationToken) =>
        RefusedError is { } refused && letter.Error.Contains(refused, StringComparison.Ordinal) ? throw new ArgumentException("No such text.") : inner.PutDeadAsync(letter, claim, cancellationToken);

    public Task<bool> ChangeDeadAsync(DeadLetter letter, CancellationToken cancellationToken) => inner.ChangeDeadAsync(letter, cancellationToken);

    public Task<bool> PutEndAsync(HandlerEnd end, Guid claim, CancellationToken cancellationToken) => inner.PutEndAsync(end, claim, cancellationToken);

    public Task<ImmutableArray<HandlerEnd>> ListEndsAsync(
        string handler, Guid campaignId, (long Sequence, Guid CommandId) after, int endsMax, CancellationToken cancellationToken) =>
        inner.ListEndsAsync(handler, campaignId, after, endsMax, cancellationToken);

    public Task<DeadLetter?> FindDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        inner.FindDeadAsync(handler, campaignId, sequence, cancellationToken);

    public Task<ImmutableArray<DeadLetter>> ListDeadAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken) =>
        inner.ListDeadAsync(after, lettersMax, cancellationToken);

    public Task<ImmutableArray<long>> ListGivenUpAsync(string handler, Guid campaignId, long after, int sequencesMax, CancellationToken cancellationToken) =>
        inner.ListGivenUpAsync(handler, campaignId, after, sequencesMax, cancellationToken);

    public Task<bool> SettleDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken) =>
        inner.SettleDeadAsync(handler, campaignId, sequence, cancellationToken);

    public Task SweepSettledAsync(CancellationToken cancellationToken) => LosesPositions ? Task.CompletedTask : inner.SweepSettledAsync(cancellationToken);
}
