using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>The answer to queueing a command: exactly one of the two is set.</summary>
/// <param name="Queued">It is kept and will be sent; its <see cref="CommandEnvelope.Id"/> is the handle for everything later.</param>
/// <param name="Refusal"><c>offline.queue-full</c>, <c>offline.command-too-large</c> or <c>command.id-used</c>: nothing was kept.</param>
public sealed record EnqueueReply(QueuedCommand? Queued = null, Refusal? Refusal = null)
{
    public static EnqueueReply Of(QueuedCommand queued) => new(queued, null);

    public static EnqueueReply Of(Refusal refusal) => new(null, refusal);
}
