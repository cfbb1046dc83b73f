namespace OrleansCampaigns.Journal;

/// <summary>When a user wants to be left alone and summed up to. Minutes count from midnight of the user's day.</summary>
/// <param name="Zone">The user's time zone, an IANA name.</param>
/// <param name="QuietFrom">Null: never quiet.</param>
/// <param name="QuietUntil">Null exactly when <paramref name="QuietFrom"/> is.</param>
/// <param name="Digest">How often there is a summary; what the numbers mean is the caller's.</param>
/// <param name="DigestMinute">When on a day.</param>
public sealed record InboxTimes(string Zone, short? QuietFrom, short? QuietUntil, short Digest, short DigestMinute);
