namespace OrleansCampaigns.Client.Feed;

/// <summary>Why a <see cref="FollowRun"/> took no more.</summary>
internal enum FollowEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>The connection is gone.</summary>
    Lost,

    /// <summary>The reader is slow and the room for unread updates is taken.</summary>
    Full,

    /// <summary>A number is missing.</summary>
    Gap,

    /// <summary>The viewer's audience changed.</summary>
    Reset,

    /// <summary>A frame was not in the contract's form.</summary>
    Unreadable,
}
