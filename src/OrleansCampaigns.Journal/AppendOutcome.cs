namespace OrleansCampaigns.Journal;

/// <summary>What became of one append of a batch.</summary>
public enum AppendOutcome
{
    /// <summary>On disk.</summary>
    Committed,

    /// <summary>Somebody else wrote or took over the campaign since; nothing of this append was written.</summary>
    FenceLost,

    /// <summary>A command of this append is already in the journal; nothing of this append was written.</summary>
    DuplicateCommand,
}
