using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>What a shelf holds when it is opened.</summary>
/// <param name="Replica">Null before the first view.</param>
/// <param name="Commands">In the order of their positions.</param>
/// <param name="Own">The newest own commands that left the queue, in the order of their positions, at most <see cref="OwnMax"/>.</param>
public sealed record OfflineContent(StoredReplica? Replica, ImmutableArray<QueuedCommand> Commands, ImmutableArray<OwnCommand> Own)
{
    /// <summary>As many as a command can name.</summary>
    public const int OwnMax = CommandEnvelope.BehindMax;
}

/// <summary>A command that took effect, or may have, and whose report is acknowledged. What it changed may not be in the replica yet, but its author knows of it.</summary>
/// <param name="Position">As in the queue.</param>
/// <param name="Entity">Its target.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Of its receipt; null when the outcome is unknown.</param>
public sealed record OwnCommand(long Position, EntityRef Entity, CommandId Id, string? Version)
{
    /// <summary>Null when it never reached a server, or was refused there.</summary>
    public static OwnCommand? Of(QueuedCommand left) => left.Answer is null or { Outcome: ReportedOutcome.Refused } ? null : OfAny(left);

    internal static OwnCommand OfAny(QueuedCommand queued) =>
        new(queued.Position, queued.Envelope.Command.Target(queued.Envelope.Campaign), queued.Envelope.Id, queued.Answer?.Receipt?.Version);
}

/// <summary>Views as they were once, all updates since, and the cursor behind the last of these.</summary>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Main">What it saw when the views were stored.</param>
/// <param name="Own">What the viewer alone saw then.</param>
/// <param name="Updates">In the order received.</param>
/// <param name="Cursor">Where the feed goes on; null when another build of the contracts wrote the views: they can be shown, but may lack what this build knows, so the feed starts anew.</param>
/// <param name="Versions">Those of the views, before the updates.</param>
public sealed record StoredReplica(ChannelKind Channel, LiveView Main, OwnView Own, ImmutableArray<FeedUpdate> Updates, FeedCursor? Cursor, ImmutableArray<SeenVersion> Versions);
