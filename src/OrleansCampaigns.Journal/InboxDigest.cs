namespace OrleansCampaigns.Journal;

/// <summary>A summary that is due.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Times">How the user wants it.</param>
/// <param name="DueAt">Since when it is due.</param>
/// <param name="Through">The last summary went up to this number.</param>
/// <param name="Gathered">Notices for the summary since then.</param>
/// <param name="Head">Up to which number they were counted.</param>
public sealed record InboxDigest(Guid UserId, InboxTimes Times, DateTimeOffset DueAt, long Through, int Gathered, long Head);
