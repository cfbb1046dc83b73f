namespace OrleansCampaigns.Journal;

/// <summary>The bounds of an inbox, and what happens at each.</summary>
public static class InboxLimits
{
    /// <summary>
    /// Notices that keep their content. Beyond it the oldest that are read lose theirs, then the oldest. It is looked at each <see cref="PrunedEvery"/> notices, so for that
    /// long there may be so many more.
    /// </summary>
    public const int KeptMax = 1_000;

    public const int PrunedEvery = 64;

    /// <summary>Numbers and causes that are remembered; an older cause would be told again, which takes a handler that goes back further than this.</summary>
    public const int RememberedMax = 5_000;

    /// <summary>Users that one statement tells; the caller takes as many statements as it needs.</summary>
    public const int ToldAtOnceMax = 2_000;

    /// <summary>Preferences of one user that differ from the usual way; further ones are not taken.</summary>
    public const int PreferencesMax = 2_000;

    /// <summary>Delivery that gathers for a summary.</summary>
    public const short Digested = 3;

    /// <summary>Delivery of whoever has no preference: pushed at once.</summary>
    public const short Usual = 2;
}
