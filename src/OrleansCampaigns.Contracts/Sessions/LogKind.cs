namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What an entry of the log is.</summary>
[Alias("log-kind")]
public enum LogKind
{
    /// <summary>In character.</summary>
    Speech,

    /// <summary>Out of character.</summary>
    Talk,

    /// <summary>By a game master.</summary>
    Narration,

    /// <summary>To chosen members.</summary>
    Whisper,

    /// <summary>Dice; <see cref="LogEntryView.Text"/> is the expression as it was typed.</summary>
    Roll,
}
