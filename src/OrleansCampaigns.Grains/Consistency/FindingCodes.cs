using System.Collections.Frozen;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Every code that a finding can have beside those of <see cref="Invariants.All"/>, with what it means.</summary>
public static class FindingCodes
{
    public const string ChainBroken = "journal.chain-broken";
    public const string RowMissing = "journal.row-missing";
    public const string RowUnreadable = "journal.row-unreadable";
    public const string TailMissing = "journal.tail-missing";
    public const string HeadBehind = "journal.head-behind";
    public const string HeadHash = "journal.head-hash";
    public const string HeadMissing = "journal.head-missing";
    public const string JournalMissing = "journal.missing";
    public const string EntityVersion = "journal.entity-version";
    public const string EntityKind = "journal.entity-kind";
    public const string CommandIndex = "journal.command-index";
    public const string PayloadSize = "journal.payload-size";
    public const string PayloadUnreadable = "journal.payload-unreadable";
    public const string EventUnknown = "journal.event-unknown";
    public const string EventMisfit = "journal.event-misfit";
    public const string SnapshotUnreadable = "snapshot.unreadable";
    public const string SnapshotDamaged = "snapshot.damaged";
    public const string SnapshotRow = "snapshot.row-hash";
    public const string SnapshotState = "snapshot.state";
    public const string SnapshotReceipts = "snapshot.receipts";
    public const string SnapshotAhead = "snapshot.ahead";
    public const string WorldUnreadable = "world-snapshot.unreadable";
    public const string WorldDamaged = "world-snapshot.damaged";
    public const string WorldRow = "world-snapshot.row-hash";
    public const string WorldState = "world-snapshot.state";
    public const string WorldChannels = "world-snapshot.channels";
    public const string WorldAhead = "world-snapshot.ahead";
    public const string HandlerAhead = "handler.position-ahead";
    public const string HandlerEndAhead = "handler.end-ahead";
    public const string DeadLetterEvent = "handler.dead-letter-event";
    public const string DeadLetterAhead = "handler.dead-letter-ahead";
    public const string LiveState = "live.state";
    public const string LiveAhead = "live.ahead";
    public const string LiveHandlerAhead = "live.handler-ahead";
    public const string ReplicaState = "replica.state";
    public const string ReplicaChannels = "replica.channels";
    public const string ReplicaRow = "replica.row-hash";
    public const string ReplicaAhead = "replica.ahead";

    /// <summary>Every code with a sentence for the operator.</summary>
    public static FrozenDictionary<string, string> Meanings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ChainBroken] = "A row is not the one that was appended here: it was altered, exchanged or put in. Never repaired; restore from a backup.",
        [RowMissing] = "A row is gone from the middle of a journal. Never repaired; restore from a backup.",
        [RowUnreadable] = "A row does not even have the form of one. Never repaired; restore from a backup.",
        [TailMissing] = "The head names rows at the end that are not there. Never repaired; restore from a backup.",
        [HeadBehind] = "Rows that continue the chain stand behind the head, so nothing more can be appended. Repaired by moving the head.",
        [HeadHash] = "The head names another last row than the one that is there. Never repaired.",
        [HeadMissing] = "A journal has rows and no head. Never repaired; restore from a backup.",
        [JournalMissing] = "Handlers have handled events of a campaign that has no journal any more. Never repaired; restore from a backup.",
        [EntityVersion] = "The versions of an entity are not 1, 2, 3 and so on.",
        [EntityKind] = "An entity's rows are of several kinds, or an event is not one of its entity's kind.",
        [CommandIndex] = "The rows of a command are not together, not numbered from 0, or not of one entity and sender.",
        [PayloadSize] = "A payload is larger than allowed.",
        [PayloadUnreadable] = "A payload is not what its event type is made of.",
        [EventUnknown] = "A row's event type or schema is unknown to this build.",
        [EventMisfit] = "An event cannot have happened in the state before it.",
        [SnapshotUnreadable] = "An entity's snapshot cannot be read. Repaired by removing it.",
        [SnapshotDamaged] = "The bytes of an entity's snapshot have changed since it was written. Repaired by removing it.",
        [SnapshotRow] = "An entity's snapshot stands on another row than the journal has. Repaired by removing it.",
        [SnapshotState] = "An entity's snapshot is not what its journal folds to. Repaired by removing it.",
        [SnapshotReceipts] = "An entity's snapshot remembers receipts that the journal does not have. Repaired by removing it.",
        [SnapshotAhead] = "An entity's snapshot is of a version that the journal does not have. Repaired by removing it.",
        [WorldUnreadable] = "A campaign's snapshot cannot be read. Repaired by removing it.",
        [WorldDamaged] = "The bytes of a campaign's snapshot have changed since it was written. Repaired by removing it.",
        [WorldRow] = "A campaign's snapshot stands on another row than the journal has. Repaired by removing it.",
        [WorldState] = "A campaign's snapshot is not what its journal folds to. Repaired by removing it.",
        [WorldChannels] = "A campaign's snapshot numbers the channels otherwise than its journal. Repaired by removing it.",
        [WorldAhead] = "A campaign's snapshot is of a sequence that the journal does not have. Repaired by removing it.",
        [HandlerAhead] = "Handlers are said to have handled events that the journal does not have, so the next ones would be passed over. Repaired by moving them back to where they are, or to the end of the journal; what they missed before cannot be told.",
        [HandlerEndAhead] = "A handler's command is said to have ended of an event that the journal does not have. Repaired by removing it: the command of a later event would end so undecided.",
        [DeadLetterEvent] = "A dead letter names another event than the journal has there. Repaired from the journal.",
        [DeadLetterAhead] = "A dead letter is of an event that the journal does not have. Repaired by removing it: a later event would be passed over for it.",
        [LiveState] = "A live entity is not what its journal folds to. Repaired by having it read the journal.",
        [LiveAhead] = "A live entity is ahead of its journal. Repaired likewise.",
        [LiveHandlerAhead] = "A handler at work is ahead of the journal. Repaired by having it read what is stored.",
        [ReplicaState] = "A server's replica is not what the journal folds to. Repaired by making it anew.",
        [ReplicaChannels] = "A server's replica numbers the channels otherwise than the journal. Repaired by making it anew.",
        [ReplicaRow] = "A server's replica stands on another row than the journal has. Repaired by making it anew.",
        [ReplicaAhead] = "A server's replica is ahead of the journal. Repaired by making it anew.",
    }
        .Concat(Invariants.All.Select(invariant => KeyValuePair.Create(invariant.Code, invariant.Meaning)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
