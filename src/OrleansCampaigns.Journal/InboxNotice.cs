namespace OrleansCampaigns.Journal;

/// <summary>One thing that users are told. What the numbers mean is the caller's.</summary>
/// <param name="Cause">The same whenever it is told again: a user is told each kind of one cause once.</param>
/// <param name="CampaignId">Empty when it is of no campaign.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="AsOf">
/// The event of the campaign's journal at which it was looked at who may be told: users who ceased to be of the audience later (<see cref="InboxLoss"/>) are not. 0 when it is of no
/// campaign.
/// </param>
/// <param name="ToReaders">Only for those who have read the subject and have no unread notice of this kind about it.</param>
public sealed record InboxNotice(Guid Cause, Guid CampaignId, short Kind, Guid Subject, DateTimeOffset At, long AsOf, bool ToReaders = false);
