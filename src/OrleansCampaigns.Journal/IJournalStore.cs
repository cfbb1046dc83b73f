using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// The journals of all campaigns in one database: PostgreSQL or SQLite. Safe for concurrent use.
/// Every method may throw <see cref="JournalUnavailableException"/> (nothing was written; try again later).
/// </summary>
public interface IJournalStore
{
    /// <summary>Raises the campaign's epoch (creating its head when it is new) and tells where its journal ends. From its return on, no append of an older epoch commits.</summary>
    Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken);

    /// <summary>
    /// One transaction for all appends; each campaign occurs once at most. A campaign whose fence moved, or whose command is a duplicate, fails alone:
    /// the rest commits. Not cancellable: once begun it must be known how it ended.
    /// </summary>
    /// <returns>An outcome for each append, in order.</returns>
    /// <exception cref="JournalOutcomeUnknownException">The connection died during the commit: only the journal knows.</exception>
    Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends);

    /// <summary>Rows with a sequence after <paramref name="afterSequence"/>, in order, at most <paramref name="rowsMax"/> (1 to <see cref="JournalLimits.ReadRowsMax"/>, like every bound here).</summary>
    Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken);

    /// <summary>Rows with a sequence up to <paramref name="throughSequence"/>, the newest <paramref name="rowsMax"/> of them, in ascending order.</summary>
    Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken);

    /// <summary>Rows of one entity with a version after <paramref name="afterVersion"/>, in order, at most <paramref name="rowsMax"/>.</summary>
    Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken);

    /// <summary>
    /// All rows of one command, in order; empty when the command never took effect. After a <see cref="JournalOutcomeUnknownException"/>
    /// an empty answer is final only if <see cref="TakeOverAsync"/> came in between.
    /// </summary>
    Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken);

    /// <summary>The heads of those of the named campaigns that exist. One round trip for any number.</summary>
    Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken);

    /// <summary>Campaigns in ascending order of id after <paramref name="after"/>, for operators' verbs that visit all.</summary>
    Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken);

    /// <summary>A round trip to the database, for readiness.</summary>
    Task PingAsync(CancellationToken cancellationToken);
}
