using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>Takes in a whole journal that was begun elsewhere: a campaign that is restored or moved. Safe for concurrent use.</summary>
public interface IJournalIntake
{
    /// <summary>
    /// Writes rows, handlers' positions and head in one transaction, as they are: nobody sees anything of it before it is committed. What handlers kept of events behind its
    /// end goes. Pages are gathered beside the journal first, in one page's memory, so that the journal's locks are held only while they are put into it: other campaigns'
    /// appends wait for that in SQLite, and in PostgreSQL those that would create the same campaign do.
    /// </summary>
    /// <param name="intake">What it is.</param>
    /// <param name="pages">Its rows from the first to the last, in order, a page at a time; none is empty.</param>
    /// <param name="cancellationToken">Honoured until the last page is gathered.</param>
    /// <returns>False: the campaign has events here already; nothing was changed. A head without events, as a stray command leaves it, is no campaign.</returns>
    /// <exception cref="ArgumentException">The rows are not what a journal may hold, do not follow each other by number and hash, or end elsewhere; nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    /// <exception cref="JournalBusyException">Nothing was written.</exception>
    /// <exception cref="JournalOutcomeUnknownException">The connection died during the commit: only the journal knows.</exception>
    Task<bool> TakeInAsync(JournalIntake intake, IAsyncEnumerable<ImmutableArray<JournalRow>> pages, CancellationToken cancellationToken);
}
