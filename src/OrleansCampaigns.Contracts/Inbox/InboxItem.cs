using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>One notice in a user's inbox.</summary>
/// <param name="Number">1, 2, 3 … for each user over all campaigns, without gaps. It counts only what the user was told, so it tells nothing else.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Delivery">How the user wanted it when it came.</param>
/// <param name="At">When it happened.</param>
/// <param name="IsRead">Whether one of the user's devices has marked it read.</param>
/// <param name="Content">What it says.</param>
/// <param name="Campaign">Where it happened; null for a digest.</param>
/// <param name="Subject">The id of the chapter, session, proposal, handout, log entry or conflict; null for a digest.</param>
[Alias("inbox-item")]
public sealed record InboxItem(
    long Number,
    InboxKind Kind,
    InboxDelivery Delivery,
    DateTimeOffset At,
    bool IsRead,
    InboxContent Content,
    CampaignId? Campaign = null,
    Guid? Subject = null);
