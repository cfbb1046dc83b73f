using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// What users were told, beside the journal and in its database. Safe for concurrent use. Every method may throw <see cref="JournalUnavailableException"/>, those that write a
/// <see cref="JournalBusyException"/> too; then nothing was written.
/// </summary>
public interface IInboxStore
{
    /// <summary>
    /// Tells at most <see cref="InboxLimits.ToldAtOnceMax"/> users one thing, in one statement, each of them once whoever tells it again, and not those who do not want to know,
    /// nor those from whom it would have been taken since (<see cref="ForgetAsync"/>), however the two come to meet.
    /// </summary>
    /// <returns>Where it got to. Those who had been told before may be among them or not.</returns>
    Task<ImmutableArray<InboxPlace>> TellAsync(InboxNotice notice, ImmutableArray<InboxRecipient> recipients, CancellationToken cancellationToken);

    /// <summary>Takes the content of what goes beyond <see cref="InboxLimits.KeptMax"/> from the inboxes of these users.</summary>
    Task PruneAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken);

    /// <summary>What is kept after a number, in order, up to another.</summary>
    Task<ImmutableArray<InboxEntry>> ReadAsync(Guid user, long after, long through, CancellationToken cancellationToken);

    /// <summary>The oldest of what is kept and not read, after a number.</summary>
    Task<ImmutableArray<InboxEntry>> ReadUnreadAsync(Guid user, long after, int max, CancellationToken cancellationToken);

    /// <summary>What is kept at these places, in no order.</summary>
    Task<ImmutableArray<InboxEntry>> FindAsync(ImmutableArray<(Guid UserId, long Number)> places, CancellationToken cancellationToken);

    Task<InboxHead> ReadHeadAsync(Guid user, CancellationToken cancellationToken);

    /// <summary>Numbers of the newest notices of many users that are pushed (<see cref="InboxLimits.Usual"/>), 0 where there was none; those who were never told anything are left out.</summary>
    Task<ImmutableArray<(Guid UserId, long Number)>> ReadPushedAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken);

    /// <summary>Everything from one number through another has been read.</summary>
    /// <param name="user">The user.</param>
    /// <param name="from">The first number.</param>
    /// <param name="through">The last number.</param>
    /// <param name="readingOf">Who reads a notice of one of these kinds has read its subject.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many had not been.</returns>
    Task<int> MarkReadAsync(Guid user, long from, long through, IReadOnlyList<short> readingOf, CancellationToken cancellationToken);

    /// <summary>
    /// The user has read the subject itself, and with it what these kinds of notices told of it. A row for each user and subject, so it is the caller who sees to it that there is such a
    /// subject; those of a campaign go when the user leaves it.
    /// </summary>
    Task MarkSubjectReadAsync(Guid user, Guid campaign, Guid subject, IReadOnlyList<short> kinds, CancellationToken cancellationToken);

    /// <summary>
    /// Users after one, in order, at most <see cref="InboxLimits.ToldAtOnceMax"/>, who have read a subject, have no unread notice of a change of it, and want to know of this kind: what it
    /// costs does not grow with those who are left out because they have one.
    /// </summary>
    Task<ImmutableArray<Guid>> ListReadersAsync(Guid campaign, Guid subject, short kind, Guid after, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the content of what a user was told of a campaign by audiences that they are not of any more, as it stood before that; what somebody still tells as it stood before
    /// that does not get there either. Again it changes nothing that came after.
    /// </summary>
    Task ForgetAsync(InboxLoss loss, CancellationToken cancellationToken);

    Task<ImmutableArray<InboxPreference>> ReadPreferencesAsync(Guid user, CancellationToken cancellationToken);

    /// <returns>False: the user has <see cref="InboxLimits.PreferencesMax"/> already.</returns>
    Task<bool> SetPreferenceAsync(Guid user, InboxPreference preference, CancellationToken cancellationToken);

    /// <summary>Those of the users who have said anything.</summary>
    Task<ImmutableArray<(Guid UserId, InboxTimes Times)>> ReadTimesAsync(ImmutableArray<Guid> users, CancellationToken cancellationToken);

    /// <param name="user">The user.</param>
    /// <param name="times">What they want.</param>
    /// <param name="digestDue">When the next summary is due; null: never.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task SetTimesAsync(Guid user, InboxTimes times, DateTimeOffset? digestDue, CancellationToken cancellationToken);

    /// <summary>Summaries that are due, the longest due first.</summary>
    Task<ImmutableArray<InboxDigest>> ListDueDigestsAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);

    /// <summary>The summary was given; does nothing when somebody else has said so, or the user has changed it since.</summary>
    Task GaveDigestAsync(InboxDigest given, long through, DateTimeOffset? nextDue, CancellationToken cancellationToken);
}
