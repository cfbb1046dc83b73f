using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>A command in an offline queue.</summary>
/// <param name="Position">Its place in the order of sending: 1, 2, 3 … with gaps where commands left.</param>
/// <param name="Envelope">As it is sent, each time with the same id.</param>
/// <param name="QueuedAt">By the client's clock.</param>
/// <param name="State">How far it has come.</param>
/// <param name="OwnSince">
/// Own commands on the same entity after this position were in the author's mind and not in the replica when it was queued; they are named when it is sent
/// (<see cref="CommandEnvelope.Behind"/>). Null: the envelope is sent as it is.
/// </param>
/// <param name="Answer">Set exactly when it is <see cref="QueuedState.Answered"/>.</param>
public sealed record QueuedCommand(long Position, CommandEnvelope Envelope, DateTimeOffset QueuedAt, QueuedState State, long? OwnSince = null, CommandAnswer? Answer = null);

/// <summary>How far a queued command has come. The numbers are in stored files for ever.</summary>
public enum QueuedState
{
    /// <summary>Kept, and no server has heard of it: it can be cancelled.</summary>
    Waiting = 1,

    /// <summary>On its way, or it may have been when the process ended: it is sent again with its id until its outcome is certain.</summary>
    Sent = 2,

    /// <summary>Its outcome is known and kept until the application acknowledges the report.</summary>
    Answered = 3,
}
