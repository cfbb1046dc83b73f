namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>When a user wants to be left alone and summed up to, by their own clock.</summary>
/// <param name="Zone">An IANA name such as <c>Europe/Berlin</c>.</param>
/// <param name="QuietFrom">From then on nothing is pushed; null: never quiet.</param>
/// <param name="QuietUntil">What gathered is pushed then. Before <paramref name="QuietFrom"/> it is on the next day. Null exactly when the other is.</param>
/// <param name="Digest">How often there is a summary.</param>
/// <param name="DigestAt">When on a day; of an hourly one only the minutes count. Null: at midnight.</param>
[Alias("inbox-hours")]
public sealed record InboxHours(string Zone = "Etc/UTC", TimeOnly? QuietFrom = null, TimeOnly? QuietUntil = null, DigestEvery Digest = DigestEvery.Never, TimeOnly? DigestAt = null);
