namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// What became of a command that took effect. It follows from the journal rows of the command alone, so a command that is sent again gets the same. Over any set of accepted
/// commands: sent = applied + merged + kept.
/// </summary>
[GenerateSerializer, Alias("receipt-outcome")]
public enum ReceiptOutcome
{
    /// <summary>In place as sent (or there was nothing to change).</summary>
    Applied,

    /// <summary>Text that is in place together with what others wrote since its author looked.</summary>
    Merged,

    /// <summary>All of it, or those of its words that clash, waits in the game masters' inbox: what others wrote since is in place.</summary>
    Kept,
}
