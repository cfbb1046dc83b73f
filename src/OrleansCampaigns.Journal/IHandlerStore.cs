using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// What handlers of events keep beside the journal, in its database: their positions and their dead letters. Safe for concurrent use. Every method may throw
/// <see cref="JournalUnavailableException"/>, those that write a <see cref="JournalBusyException"/> too; then nothing was written.
/// </summary>
public interface IHandlerStore
{
    /// <summary>How far the handler has come with the campaign; 0 when it never began.</summary>
    Task<long> ReadPositionAsync(string handler, Guid campaignId, CancellationToken cancellationToken);

    /// <summary>
    /// From now on dead letters and ends of this handler and campaign are taken from the holder of this claim only. What earlier holders wrote was written before this returns.
    /// </summary>
    Task ClaimAsync(string handler, Guid campaignId, Guid claim, CancellationToken cancellationToken);

    /// <summary>
    /// Moves positions forward, never back, in one transaction, and removes the settled dead letters that they have passed, and the ends that they have passed unless the event
    /// is an open dead letter. At most <see cref="JournalLimits.ReadRowsMax"/>, each
    /// of another handler or campaign.
    /// </summary>
    Task WritePositionsAsync(ImmutableArray<HandlerMark> marks, CancellationToken cancellationToken);

    /// <summary>Campaigns in ascending order of id after <paramref name="after"/>, those that are not behind too, so that a caller can page. An empty journal is never behind.</summary>
    Task<ImmutableArray<HandlerBacklog>> ListBacklogAsync(IReadOnlyCollection<string> handlers, Guid after, int campaignsMax, CancellationToken cancellationToken);

    /// <summary>When the handler first ran anywhere: <paramref name="now"/>, if it never did before.</summary>
    Task<DateTimeOffset> BeginAsync(string handler, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a dead letter, in the place of an older one of the same handler and event. One that is settled stays settled. Of one handler and campaign there are never more than
    /// <see cref="JournalLimits.OpenDeadLettersMax"/> open ones, however many are stored at once.
    /// </summary>
    Task<DeadLetterPut> PutDeadAsync(DeadLetter letter, Guid claim, CancellationToken cancellationToken);

    /// <summary>Gives a dead letter that is there and not settled what a later try ended with.</summary>
    /// <returns>False when there is none: it was handled or dropped meanwhile, and does not come back.</returns>
    Task<bool> ChangeDeadAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Stores how a command ended that left no row. The first end of a command stays.</summary>
    /// <returns>False when somebody else has claimed the handler's work since: nothing was stored.</returns>
    Task<bool> PutEndAsync(HandlerEnd end, Guid claim, CancellationToken cancellationToken);

    /// <summary>
    /// Ends of a handler's commands in a campaign, in the order of sequence and command id, after the named place, at most <paramref name="endsMax"/>
    /// (1 to <see cref="JournalLimits.ReadRowsMax"/>).
    /// </summary>
    Task<ImmutableArray<HandlerEnd>> ListEndsAsync(string handler, Guid campaignId, (long Sequence, Guid CommandId) after, int endsMax, CancellationToken cancellationToken);

    /// <summary>Null when there is none, or it is settled.</summary>
    Task<DeadLetter?> FindDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken);

    /// <summary>
    /// Those that are not settled, in the order of handler, campaign, sequence; after the named place, at most <paramref name="lettersMax"/> (1 to <see cref="JournalLimits.ReadRowsMax"/>).
    /// </summary>
    Task<ImmutableArray<DeadLetter>> ListDeadAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken);

    /// <summary>Sequences after the named one of all events of a campaign that the handler gave up, settled ones too, in order, at most <paramref name="sequencesMax"/>.</summary>
    Task<ImmutableArray<long>> ListGivenUpAsync(string handler, Guid campaignId, long after, int sequencesMax, CancellationToken cancellationToken);

    /// <summary>The letter is over: it was handled after all, or an operator dropped it.</summary>
    /// <returns>False when there was none that was not settled.</returns>
    Task<bool> SettleDeadAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken);

    /// <summary>
    /// Removes settled letters that the written positions have passed, with the ends of their events: those settled since the position was written, which in a campaign that rests no
    /// later one would take along. Open letters stay, and settled ones ahead of the position, which keep their events from being tried again.
    /// </summary>
    Task SweepSettledAsync(CancellationToken cancellationToken);
}
