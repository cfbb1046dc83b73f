using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

internal static partial class EntityLog
{
    [LoggerMessage(1001, LogLevel.Warning, "A {Kind} could not write its snapshot; the journal has everything.")]
    public static partial void SnapshotNotWritten(this ILogger logger, Exception cause, EntityKind kind);

    [LoggerMessage(1002, LogLevel.Warning, "An append of a {Kind} ended in an unknown way; the entity reloads.")]
    public static partial void AppendEndUnknown(this ILogger logger, Exception cause, EntityKind kind);

    [LoggerMessage(1003, LogLevel.Warning, "A campaign's journal lost its fence ({Outcome}); it reloads.")]
    public static partial void JournalFenceLost(this ILogger logger, Journal.AppendOutcome outcome);

    [LoggerMessage(1004, LogLevel.Warning, "Committed events could not be published on the stream; replicas repair the gap from the journal.")]
    public static partial void StreamNotPublished(this ILogger logger, Exception cause);

    [LoggerMessage(1005, LogLevel.Error, "A replica cannot fold its campaign's journal and serves nothing more; another one is made from the first event on.")]
    public static partial void ReplicaFaulted(this ILogger logger, Exception cause);

    [LoggerMessage(1006, LogLevel.Warning, "The journal's heads could not be read; replicas may be behind until they can.")]
    public static partial void HeadsNotRead(this ILogger logger, Exception cause);

    [LoggerMessage(1007, LogLevel.Warning, "A replica's subscription to its campaign's stream failed; it is fed by head polling until the next try.")]
    public static partial void NotSubscribed(this ILogger logger, Exception cause);

    [LoggerMessage(1008, LogLevel.Warning, "A campaign's snapshot could not be written; the journal has everything.")]
    public static partial void ReplicaSnapshotNotWritten(this ILogger logger, Exception cause);

    [LoggerMessage(1011, LogLevel.Warning, "A replica that had faulted was made anew from the journal.")]
    public static partial void ReplicaMadeAnew(this ILogger logger);

    [LoggerMessage(1012, LogLevel.Error, "A command of a {Kind} was turned down because it would break the invariant {Code}: a bug in its decider.")]
    public static partial void InvariantWouldBreak(this ILogger logger, EntityKind kind, string code);

    [LoggerMessage(1010, LogLevel.Warning, "An effect was refused: {Code}.")]
    public static partial void EffectRefused(this ILogger logger, string code);
}
