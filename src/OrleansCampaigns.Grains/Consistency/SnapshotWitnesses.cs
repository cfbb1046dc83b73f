using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// A campaign's stored snapshots, each read when the fold first meets what it is of, and judged when the fold comes to its version. Of each a few
/// hashes and the receipts that it remembers are kept until then.
/// </summary>
internal sealed class SnapshotWitnesses(CampaignId campaign, GrainStateTable states, SnapshotReader reader, LiveCampaign? live, FindingList findings)
{
    private const string WorldName = "campaign-world-snapshot";

    private readonly Dictionary<EntityRef, EntityWitness> _waiting = [];
    private readonly HashSet<EntityRef> _met = [];
    private WorldWitness? _world;

    /// <summary>Whether a snapshot is of more than was folded so far.</summary>
    public bool AreAnyAhead => _waiting.Count > 0 || _world is not null;

    /// <summary>Stored states that were looked at.</summary>
    public int Read { get; private set; }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(campaign.Value, "", WorldName, cancellationToken) is { } world)
        {
            _world = WorldWitness.Read(world, reader.Snapshot, out var wrong);
            if (wrong is not null) Add(wrong, 0, null, ("whole", "not whole"), world);
        }
    }

    /// <summary>To be called with each folded row.</summary>
    public async Task PassedAsync(JournalRow row, RecordedEvent recorded, ReplicaMoment moment, CancellationToken cancellationToken)
    {
        var entity = recorded.Entity;
        if (_met.Add(entity)) await MeetAsync(entity, cancellationToken);
        if (_waiting.TryGetValue(entity, out var witness))
        {
            witness.Passed(row, recorded.Event.OutcomeOfCommand);
            if (row.EntityVersion == witness.Version)
            {
                _waiting.Remove(entity);
                if (witness.Judge(row, moment, entity) is { } wrong) Add(wrong.Code, row.Sequence, entity, (wrong.Expected, wrong.Found), witness.Stored);
            }
        }

        if (_world?.Sequence == row.Sequence)
        {
            if (_world.Judge(moment) is { } wrong) Add(wrong.Code, row.Sequence, null, (wrong.Expected, wrong.Found), _world.Stored);
            _world = null;
        }
    }

    /// <summary>Whatever was read before <paramref name="journalEnd"/> was, and the whole journal up to there was folded: what is not judged by now never happened.</summary>
    /// <param name="journalEnd">The last sequence, read after all snapshots of <paramref name="readBefore"/>.</param>
    /// <param name="readBefore">Entities whose snapshots were read before.</param>
    public void JudgeAhead(long journalEnd, IReadOnlySet<EntityRef> readBefore)
    {
        foreach (var (entity, witness) in _waiting.Where(waiting => readBefore.Contains(waiting.Key)).ToList())
        {
            _waiting.Remove(entity);
            Add(FindingCodes.SnapshotAhead, journalEnd, entity, ($"at most what {journalEnd} events give", $"version {witness.Version}"), witness.Stored);
        }

        if (_world is { } world) Add(FindingCodes.WorldAhead, journalEnd, null, ($"at most {journalEnd}", $"{world.Sequence}"), world.Stored);
        _world = null;
    }

    public IReadOnlySet<EntityRef> Met() => _met.ToHashSet();

    private async Task MeetAsync(EntityRef entity, CancellationToken cancellationToken)
    {
        if (await ReadAsync(entity.Id, EntityKeys.ExtensionOf(campaign), EntityStates.SnapshotNameOf(entity.Kind), cancellationToken) is not { } stored) return;
        if (EntityWitness.Read(stored, entity.Kind, reader.Snapshot, out var wrong) is { } witness) _waiting[entity] = witness;
        if (wrong is not null) Add(wrong, 0, entity, ("whole", "not whole"), stored);
    }

    private async Task<StoredGrainState?> ReadAsync(Guid key, string extension, string name, CancellationToken cancellationToken)
    {
        var stored = await states.ReadAsync(key, extension, name, cancellationToken);
        if (stored is not null) Read++;
        return stored;
    }

    /// <summary>A snapshot that is gone is folded anew; whoever has the old one in memory is told to forget it, or its next write would fail.</summary>
    private void Add(string code, long sequence, EntityRef? entity, (string Expected, string Found) what, StoredGrainState stored) =>
        findings.Add(new Finding(code, campaign, sequence, entity, what.Expected, what.Found), async cancellationToken =>
        {
            if (!await states.DeleteAsync(stored, cancellationToken)) return false;
            if (live is null) return true;
            if (entity is { } of) await live.ReloadAsync(campaign, of);
            else if (stored.StateName == WorldName) await live.ForgetSnapshotAsync(campaign);
            return true;
        });
}
