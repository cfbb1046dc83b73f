namespace OrleansCampaigns.Rules.Checks;

/// <summary>What a finding does to what it was found in. Ascending: the worst of several decides.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing waits for it.</summary>
    Note,

    /// <summary>Shown before publishing; a game master goes on without a word.</summary>
    Warning,

    /// <summary>Stops publishing until it is mended or a game master overrides it with a reason, which is kept.</summary>
    Overridable,

    /// <summary>Stops publishing; nobody overrides it.</summary>
    Blocking,
}
