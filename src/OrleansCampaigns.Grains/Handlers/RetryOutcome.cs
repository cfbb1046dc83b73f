namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What became of a dead letter that was tried once more.</summary>
[GenerateSerializer, Alias("retry-outcome")]
public enum RetryOutcome
{
    /// <summary>It was handled and is no dead letter any more.</summary>
    Handled,

    /// <summary>It stays a dead letter, with the new error.</summary>
    Failed,

    /// <summary>It waits for the events of its entity that are being handled, or takes long. Look at the dead letter again later.</summary>
    UnderWay,

    /// <summary>There is no such dead letter.</summary>
    Unknown,
}
