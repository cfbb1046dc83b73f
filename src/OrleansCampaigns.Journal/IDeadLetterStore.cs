using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// The dead letters of all campaigns, in the journal's database. Safe for concurrent use. Every method may throw <see cref="JournalUnavailableException"/>.
/// </summary>
public interface IDeadLetterStore
{
    /// <summary>Stores it, in the place of an older one of the same handler and event.</summary>
    Task PutAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<DeadLetter?> FindAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken);

    /// <summary>In the order of handler, campaign, sequence; those after the named place, at most <paramref name="lettersMax"/> (1 to <see cref="JournalLimits.ReadRowsMax"/>).</summary>
    Task<ImmutableArray<DeadLetter>> ListAsync((string Handler, Guid CampaignId, long Sequence) after, int lettersMax, CancellationToken cancellationToken);

    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string handler, Guid campaignId, long sequence, CancellationToken cancellationToken);
}
