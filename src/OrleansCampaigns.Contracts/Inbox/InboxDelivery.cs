namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>How a user is told of one kind in one campaign. The numbers are stored.</summary>
[Alias("inbox-delivery")]
public enum InboxDelivery
{
    /// <summary>Not at all: it is not in the inbox either.</summary>
    Off = 0,

    /// <summary>It is in the inbox, and nothing is pushed because of it.</summary>
    InboxOnly = 1,

    /// <summary>It is in the inbox and pushed to connected devices at once, outside of quiet hours. The usual way.</summary>
    Push = 2,

    /// <summary>It is in the inbox, and counted in the next <see cref="InboxKind.Digest"/>, which is pushed.</summary>
    Digest = 3,
}
