namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What <see cref="ChapterEngine"/> is at, in this order.</summary>
public enum ChapterStage
{
    /// <summary>Which scenes follow from the world and from each other: most of the work.</summary>
    Planning,

    /// <summary>Who plays, what is known of them, and what comes to pass if nobody acts.</summary>
    Casting,

    Writing,

    /// <summary>The finished chapter against the world it was planned from.</summary>
    Checking,
}
