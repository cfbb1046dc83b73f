namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>What a user is told of. The numbers are stored.</summary>
[Alias("inbox-kind")]
public enum InboxKind
{
    /// <summary>A chapter can be read now.</summary>
    ChapterPublished = 1,

    /// <summary>A chapter that could be read was taken back.</summary>
    ChapterRetracted = 2,

    /// <summary>
    /// A chapter changed since the user read it: since they opened it (<see cref="MarkChapterRead"/>) or marked a notice of its publication or of a change of it read
    /// (<see cref="MarkInboxRead"/>). While such a notice is unread no other comes for the chapter, however often it changes; when they have read the notice or the chapter, the next change is told
    /// again. Who changes it is not told, and who never read it is not either. Who leaves the campaign has read nothing when they come back.
    /// </summary>
    ChapterChanged = 3,

    /// <summary>A session has a date.</summary>
    SessionScheduled = 4,

    /// <summary>A session has another date than before.</summary>
    SessionMoved = 5,

    /// <summary>A session begins soon.</summary>
    SessionStarting = 6,

    /// <summary>A handout was shown to the user.</summary>
    Handout = 7,

    /// <summary>A date was proposed, and the user may vote on it.</summary>
    VoteAsked = 8,

    /// <summary>Two edits clash, and the user may decide between them.</summary>
    ConflictToDecide = 9,

    /// <summary>Somebody wrote the user's name with an @ before it where the user may read it.</summary>
    Mention = 10,

    /// <summary>The summary of what the user wants to be summed up.</summary>
    Digest = 11,

    /// <summary>Something that the user had set was kept beside what is in place now, and a game master decides between them.</summary>
    ValueKept = 12,
}
