using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// When sessions start and who may look from outside, beside the journal and in its database. Safe for concurrent use. Every method may throw
/// <see cref="JournalUnavailableException"/>, those that write a <see cref="JournalBusyException"/> too; then nothing was written.
/// </summary>
public interface ICalendarStore
{
    /// <summary>A session has a date. The same or an older version changes nothing.</summary>
    Task SetDateAsync(SessionDate date, CancellationToken cancellationToken);

    /// <summary>The sessions of a campaign that have a date.</summary>
    Task<ImmutableArray<SessionRevision>> ReadRevisionsAsync(Guid campaign, CancellationToken cancellationToken);

    /// <summary>Starts that are to be told, the longest due first.</summary>
    Task<ImmutableArray<SessionStart>> ListDueStartsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);

    /// <summary>The start was told; does nothing when the date has moved since.</summary>
    Task ToldStartAsync(SessionStart start, CancellationToken cancellationToken);

    /// <returns>False: the user has so many of the campaign already. However many come at once, never more.</returns>
    Task<bool> AddLinkAsync(CalendarLink link, byte[] tokenHash, int linksMax, CancellationToken cancellationToken);

    Task<ImmutableArray<CalendarLink>> ListLinksAsync(Guid user, Guid campaign, CancellationToken cancellationToken);

    /// <returns>False: the user has no such link.</returns>
    Task<bool> RemoveLinkAsync(Guid user, Guid link, CancellationToken cancellationToken);

    /// <summary>What a token opens; null: nothing.</summary>
    Task<CalendarLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken);
}
