namespace OrleansCampaigns.Journal;

/// <summary>One thing that users are told. What the numbers mean is the caller's.</summary>
/// <param name="Cause">The same whenever it is told again: a user is told each kind of one cause once.</param>
/// <param name="CampaignId">Empty when it is of no campaign.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="IfReadOf">Only for those who have read their newest notice of these kinds about the subject; empty: for all.</param>
public sealed record InboxNotice(Guid Cause, Guid CampaignId, short Kind, Guid Subject, DateTimeOffset At, IReadOnlyList<short> IfReadOf);
