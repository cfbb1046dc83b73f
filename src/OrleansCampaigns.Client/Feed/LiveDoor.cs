namespace OrleansCampaigns.Client.Feed;

/// <summary>The names of the live door, the same for every client and server.</summary>
public static class LiveDoor
{
    public const string Path = "live";

    public const string Send = "Send";

    public const string Follow = "Follow";

    public const string Unfollow = "Unfollow";

    public const string Signal = "Signal";

    public const string Ask = "Ask";

    public const string Own = "Own";

    public const string FollowInbox = "FollowInbox";

    public const string Inbox = "inbox";

    public const string StartJob = "StartJob";

    public const string CancelJob = "CancelJob";

    public const string Job = "job";

    public const string Updates = "updates";

    public const string Reset = "reset";

    public const string Signals = "signals";

    public const string Presence = "presence";

    public const string Refused = "refused";
}
