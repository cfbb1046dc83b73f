using Orleans.Streams;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>A replica with what keeps it.</summary>
internal sealed class HeldReplica(CampaignReplica replica)
{
    private int _subscribing;

    public CampaignReplica Replica { get; } = replica;

    /// <summary>The journal's head when it was read last.</summary>
    public long HeadBefore { get; set; }

    /// <summary>Up to where the handlers were told of the journal, stream or not.</summary>
    public long HandlersToldOf { get; set; }

    public StreamSubscriptionHandle<CampaignStreamBatch>? Subscription { get; set; }

    /// <summary>False while somebody else subscribes it.</summary>
    public bool TryBeginSubscribing() => Interlocked.CompareExchange(ref _subscribing, 1, 0) == 0;

    public void EndSubscribing() => Volatile.Write(ref _subscribing, 0);

    /// <summary>Sequence of the last snapshot offered or started from.</summary>
    public long SnapshotSequence { get; set; }

    /// <summary>A moment some hundred events ago: what the next snapshot holds, so that a replica that starts from it refills its rings.</summary>
    public ReplicaMoment? Checkpoint { get; set; }

    public long CheckpointTicks { get; set; }

    /// <summary>Of the replica, when the keeper looked last.</summary>
    public long LastSequence { get; set; }

    public long LastMovedTicks { get; set; }
}
