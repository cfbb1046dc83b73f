namespace OrleansCampaigns.Journal;

/// <summary>How far a webhook's delivery has come. The numbers are in the database.</summary>
public enum DeliveryStatus
{
    /// <summary>It is due, or will be.</summary>
    Waiting = 0,

    /// <summary>The receiver took it.</summary>
    Delivered = 1,

    /// <summary>It was given up: a dead letter, until somebody has it sent again.</summary>
    Dead = 2,
}
