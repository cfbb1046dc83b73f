namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Why a command has no certain end yet.</summary>
[GenerateSerializer, Alias("undecided-reason")]
public enum UndecidedReason
{
    /// <summary>Another activation wrote first, or a commit's outcome is unknown: the entity reloads from the journal. Send the same command again at once.</summary>
    Reloading,

    /// <summary>The journal's lane is full. Send the same command again later.</summary>
    Busy,

    /// <summary>The database cannot be reached. Send the same command again later.</summary>
    StoreUnavailable,
}

/// <summary>The only exception of command handling that crosses a grain boundary by intent. Sending the same command id again is always safe.</summary>
[GenerateSerializer, Alias("command-undecided")]
public sealed class CommandUndecidedException(UndecidedReason reason, string message) : Exception(message)
{
    [Id(0)]
    public UndecidedReason Reason { get; } = reason;
}
