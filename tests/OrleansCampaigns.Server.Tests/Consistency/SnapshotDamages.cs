using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>What can become of stored snapshots; the journal proves what each should be.</summary>
internal static class SnapshotDamages
{
    private const string Session = "session-snapshot";

    public static IEnumerable<(string Name, Damage Damage)> All =>
    [
        ("an entity's snapshot has a flipped byte", OfSession(FindingCodes.SnapshotDamaged, snapshot => snapshot with { Payload = RowDamages.Flipped(snapshot.Payload, 40) }, isAtVersion: false)),
        ("an entity's snapshot is cut short", OfSession(FindingCodes.SnapshotDamaged, snapshot => snapshot with { Payload = snapshot.Payload[..^1] }, isAtVersion: false)),
        ("an entity's snapshot is not what this build writes", OfSession(FindingCodes.SnapshotUnreadable, snapshot => EntitySnapshot.Of(snapshot.RulesBuild, snapshot.Version, snapshot.RowHash, "[]"u8.ToArray()), isAtVersion: false)),
        ("an entity's snapshot stands on another row", OfSession(FindingCodes.SnapshotRow, snapshot => snapshot with { RowHash = RowDamages.Flipped(snapshot.RowHash, 0) })),
        ("an entity's snapshot is of another state", OfSession(FindingCodes.SnapshotState, snapshot => Changed(snapshot, state => state with { Name = "Other" }))),
        ("an entity's snapshot lacks what happened last", OfSession(FindingCodes.SnapshotState, snapshot => Changed(snapshot, state => state with { Log = SessionLog.Empty }))),
        ("an entity's snapshot is ahead of the journal", new(FindingCodes.SnapshotAhead, async (stored, played) =>
        {
            await stored.PutAsync(Session, await stored.SnapshotAsync(EntityKind.Session, played.Session.Value) with { Version = 5_000 });
            return stored.Last;
        }, Repairs: true)),
        ("an entity's snapshot is older than it says", OfSession(FindingCodes.SnapshotState, snapshot => Changed(snapshot, state => state with { Combat = Combat.None }))),
        ("an entity's snapshot has another book of changes", OfSession(FindingCodes.SnapshotState, snapshot => Changed(snapshot, state => state.With(state.Book with { ForgottenVersion = 1 })))),
        ("an entity's snapshot remembers another receipt", OfSession(FindingCodes.SnapshotReceipts, snapshot => Misremembered(snapshot, commit => commit with { Sequence = commit.Sequence + 1 }))),
        ("an entity's snapshot remembers another outcome", OfSession(FindingCodes.SnapshotReceipts, snapshot => Misremembered(snapshot, commit => commit with { Outcome = ReceiptOutcome.Kept }))),
        ("a stored state is no snapshot", new(FindingCodes.SnapshotUnreadable, async (stored, _) =>
        {
            await stored.PutAsync(Session, [1, 2, 3, 4, 5]);
            return 0;
        }, Repairs: true)),
        ("an entity's snapshot is another entity's", new(FindingCodes.SnapshotRow, async (stored, played) =>
        {
            var other = await stored.SnapshotAsync(EntityKind.Character, played.Bram.Value);
            await stored.PutAsync("character-snapshot", other);
            return stored.Rows.First(row => row.EntityId == played.Mira.Value && row.EntityVersion == other.Version).Sequence;
        }, Repairs: true)),
        ("a campaign's snapshot has a flipped byte", OfWorld(FindingCodes.WorldDamaged, snapshot => snapshot with { Payload = RowDamages.Flipped(snapshot.Payload, 40) }, isAtSequence: false)),
        ("a campaign's snapshot is not what this build writes", OfWorld(FindingCodes.WorldUnreadable, snapshot => EntitySnapshot.Of(snapshot.RulesBuild, snapshot.Version, snapshot.RowHash, "[]"u8.ToArray()), isAtSequence: false)),
        ("a campaign's snapshot stands on another row", OfWorld(FindingCodes.WorldRow, snapshot => snapshot with { RowHash = RowDamages.Flipped(snapshot.RowHash, 0) })),
        ("a campaign's snapshot is of another state", OfWorld(FindingCodes.WorldState, snapshot => Changed(snapshot, moment => moment with { World = moment.World with { Characters = moment.World.Characters.Clear() } }))),
        ("a campaign's snapshot numbers a channel otherwise", OfWorld(FindingCodes.WorldChannels, snapshot => Changed(snapshot, moment => moment with { Heads = moment.Heads with { Table = moment.Heads.Table + 1 } }))),
        ("a campaign's snapshot lacks a version", OfWorld(FindingCodes.WorldChannels, snapshot => Changed(snapshot, moment => moment with { Versions = VisibleVersions.None }))),
        ("a campaign's snapshot is ahead of the journal", new(FindingCodes.WorldAhead, async (stored, _) =>
        {
            await stored.PutAsync("campaign-world-snapshot", await stored.WorldAsync() with { Version = 5_000 });
            return stored.Last;
        }, Repairs: true)),
        ("a stored state is no campaign's snapshot", new(FindingCodes.WorldUnreadable, async (stored, _) =>
        {
            await stored.PutAsync("campaign-world-snapshot", [9, 9, 9]);
            return 0;
        }, Repairs: true)),
    ];

    private static Damage OfSession(string code, Func<EntitySnapshot, EntitySnapshot> change, bool isAtVersion = true) => new(code, async (stored, played) =>
    {
        var snapshot = await stored.SnapshotAsync(EntityKind.Session, played.Session.Value);
        await stored.PutAsync(Session, change(snapshot));
        return isAtVersion ? stored.Rows.First(row => row.EntityId == played.Session.Value && row.EntityVersion == snapshot.Version).Sequence : 0;
    }, Repairs: true);

    private static Damage OfWorld(string code, Func<EntitySnapshot, EntitySnapshot> change, bool isAtSequence = true) => new(code, async (stored, _) =>
    {
        var snapshot = await stored.WorldAsync();
        await stored.PutAsync("campaign-world-snapshot", change(snapshot));
        return isAtSequence ? snapshot.Version : 0;
    }, Repairs: true);

    private static EntitySnapshot Changed(EntitySnapshot snapshot, Func<SessionState, SessionState> change)
    {
        var memory = EntityMemory<SessionState>.Read(snapshot);
        var changed = EntityMemory<SessionState>.Empty(SessionState.Initial);
        foreach (var commit in memory.Recent) changed.Advance(change(memory.State), commit);
        return EntitySnapshot.Of(snapshot.RulesBuild, snapshot.Version, snapshot.RowHash, changed.ToJson());
    }

    private static EntitySnapshot Changed(EntitySnapshot snapshot, Func<ReplicaMoment, ReplicaMoment> change) =>
        StoredCampaign.SnapshotOf(change(ReplicaMoment.Read(snapshot.Payload, snapshot.RowHash)), snapshot.Version);

    private static EntitySnapshot Misremembered(EntitySnapshot snapshot, Func<RecentCommit, RecentCommit> change)
    {
        var memory = EntityMemory<SessionState>.Read(snapshot);
        var changed = EntityMemory<SessionState>.Empty(SessionState.Initial);
        foreach (var commit in memory.Recent) changed.Advance(memory.State, change(commit));
        return EntitySnapshot.Of(snapshot.RulesBuild, snapshot.Version, snapshot.RowHash, changed.ToJson());
    }
}
