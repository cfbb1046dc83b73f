using System.Runtime.CompilerServices;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>The parts of a <see cref="CampaignVerification"/>, in the order in which they are called.</summary>
internal sealed class VerificationRun
{
    /// <summary>How often a live entity is asked again that is behind its journal: what is on the disk may not have reached its memory.</summary>
    private const int AskAgainMax = 50;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly CampaignId _campaign;
    private readonly VerificationParts _parts;
    private readonly LiveCampaign? _live;
    private readonly RowReader _rows;
    private readonly CampaignFold _fold;
    private readonly SnapshotWitnesses _witnesses;
    private readonly HandlerWitnesses _handlers;
    private JournalHead? _head;

    /// <summary>False when rows are missing at the end, or may be: what servers remember of them is then all that is left of them.</summary>
    private bool _isEndThere = true;
    private int _liveCompared;

    public VerificationRun(CampaignId campaign, VerificationParts parts, LiveCampaign? live, IScrubPace pace)
    {
        (_campaign, _parts, _live) = (campaign, parts, live);
        Findings = new FindingList(campaign);
        _rows = new RowReader(parts.Store, campaign.Value, pace);
        _fold = new CampaignFold(campaign, Findings);
        _witnesses = new SnapshotWitnesses(campaign, parts.States, parts.Reader, live, Findings);
        _handlers = new HandlerWitnesses(campaign, parts.Tables.Handlers, live, Findings);
    }

    public FindingList Findings { get; }

    public long Sequence => _fold.Sequence;

    /// <summary>Where the head was when it began; without a head, the end of the rows.</summary>
    public long Target { get; private set; }

    /// <summary>The journal is whole, so the rest may be held against it, and repaired from it.</summary>
    public bool IsProof => _fold.IsProof && !_rows.IsUnreadable && _isEndThere;

    public VerificationStep Step() => new(_fold.Sequence, Target, _rows.RowsRead, _witnesses.Read, _liveCompared, Findings.All, Findings.Untold, IsDone: false);

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _head = await HeadAsync(cancellationToken);
        Target = _head?.Sequence ?? long.MaxValue;
        await _witnesses.BeginAsync(cancellationToken);
        await _handlers.BeginAsync(_head?.Sequence ?? 0, cancellationToken);
    }

    /// <returns>False when there is no further row, or none that means anything.</returns>
    public async Task<bool> FoldAsync(int rowsMax, long through, CancellationToken cancellationToken)
    {
        for (var row = 0; row < rowsMax && _fold.Sequence < through; row++)
            if (!await FoldOneAsync(cancellationToken)) return false;
        return true;
    }

    /// <summary>The head against the last row that it names, and the rows behind it.</summary>
    public async Task JudgeHeadAsync(CancellationToken cancellationToken)
    {
        if (_head is null && (_head = await HeadAsync(cancellationToken)) is { } late) await FoldAsync(int.MaxValue, late.Sequence, cancellationToken); // created meanwhile
        if (_rows.IsUnreadable) Findings.Add(FindingCodes.RowUnreadable, _rows.Sequence + 1, null, "a row", "something else");
        if (!_fold.IsChainWhole || _rows.IsUnreadable) return;
        if (_head is not { } head)
        {
            _isEndThere = _fold.Sequence == 0 && !_handlers.HaveHandled;
            if (_fold.Sequence == 0 && !_isEndThere) Findings.Add(FindingCodes.JournalMissing, 1, null, "rows", "none");
            else if (!_isEndThere) Findings.Add(FindingCodes.HeadMissing, _fold.Sequence, null, $"a head at {_fold.Sequence}", "none");
            return;
        }

        _isEndThere = _fold.Sequence == head.Sequence && head.Hash.Span.SequenceEqual(_fold.Hash.Span);
        if (_fold.Sequence < head.Sequence) Findings.Add(FindingCodes.TailMissing, _fold.Sequence + 1, null, $"rows up to {head.Sequence}", $"rows up to {_fold.Sequence}");
        else if (!_isEndThere) Findings.Add(FindingCodes.HeadHash, head.Sequence, null, Convert.ToHexStringLower(_fold.Hash.Span), Convert.ToHexStringLower(head.Hash.Span));
        else await JudgeBehindHeadAsync(cancellationToken);
    }

    /// <summary>Rows and head move in one transaction, so a head that is read after a row is at least as far.</summary>
    private async Task JudgeBehindHeadAsync(CancellationToken cancellationToken)
    {
        if (await _rows.PeekAsync(cancellationToken) is not { } behind) return;
        if (await HeadAsync(cancellationToken) is not { } now || now.Sequence >= behind.Sequence) return;
        while (await FoldOneAsync(cancellationToken))
        {
            // To the end: the repair moves the head there, if all of it continues the chain.
        }

        if (!_fold.IsChainWhole || _rows.IsUnreadable) return;

        var (sequence, hash) = (_fold.Sequence, _fold.Hash);
        Findings.Add(
            new Finding(FindingCodes.HeadBehind, _campaign, behind.Sequence, null, $"{sequence}", $"{now.Sequence}"),
            token => _parts.Tables.AdvanceHeadAsync(now, sequence, hash, token));
    }

    /// <summary>Snapshots may be of events that were appended since: the fold goes on to the present end, and what is still ahead of it never happened.</summary>
    public async Task JudgeAheadAsync(CancellationToken cancellationToken)
    {
        if (!IsProof) return;
        var readBefore = _witnesses.Met();
        await _handlers.ReadOnAsync(cancellationToken);
        var end = Math.Max((await HeadAsync(cancellationToken))?.Sequence ?? 0, _fold.Sequence);
        if (_witnesses.AreAnyAhead && !await FoldAsync(int.MaxValue, end, cancellationToken)) return;
        if (IsProof) _witnesses.JudgeAhead(end, readBefore);
        if (IsProof) _handlers.JudgeAhead(end);
        _fold.CheckWhole();
    }

    public async IAsyncEnumerable<int> CompareLiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_live is null || _fold.Sequence == 0) yield break;
        var silos = await _live.ProbeAsync(_campaign, _fold.Sequence);
        foreach (var (silo, has) in silos)
        {
            if (has.Replica is { } replica && has.RulesBuild == EntityShell.RulesBuild) await JudgeAsync(replica, silo, cancellationToken);
            yield return ++_liveCompared;
        }

        foreach (var entity in silos.SelectMany(silo => silo.Has.Live).Distinct().ToList())
        {
            await JudgeAsync(entity, cancellationToken);
            yield return ++_liveCompared;
        }

        var end = Math.Max((await HeadAsync(cancellationToken))?.Sequence ?? 0, _fold.Sequence);
        foreach (var handler in silos.SelectMany(silo => silo.Has.Handlers))
        {
            if (IsProof) Judge(handler, end);
            yield return ++_liveCompared;
        }
    }

    /// <param name="handler">At work on some silo.</param>
    /// <param name="journalEnd">The last sequence, read after it was asked.</param>
    private void Judge(LiveHandler handler, long journalEnd)
    {
        if (handler.Handled <= journalEnd) return;
        Findings.Add(
            new Finding(FindingCodes.LiveHandlerAhead, _campaign, journalEnd, null, $"at most {journalEnd}", $"{handler.Handler} at {handler.Handled}"),
            _ => _live!.ReloadHandlerAsync(_campaign, handler.Handler));
    }

    private async Task JudgeAsync(MomentFingerprint replica, string silo, CancellationToken cancellationToken)
    {
        var isThere = await FoldAsync(int.MaxValue, replica.Sequence, cancellationToken);
        if (!IsProof) return;
        if (!isThere) AddReplica(FindingCodes.ReplicaAhead, silo, $"at most {_fold.Sequence}", $"{replica.Sequence}");
        else if (replica.Sequence == _fold.Sequence && MomentFingerprint.Of(_fold.Moment).Against(replica) is { } wrong)
        {
            var code = wrong.Part switch { MomentPart.Row => FindingCodes.ReplicaRow, MomentPart.World => FindingCodes.ReplicaState, _ => FindingCodes.ReplicaChannels };
            AddReplica(code, silo, wrong.Expected, wrong.Found);
        }
    }

    private void AddReplica(string code, string silo, string expected, string found) => Findings.Add(
        new Finding(code, _campaign, _fold.Sequence, null, expected, found), _ => _live!.RenewReplicaAsync(silo, _campaign));

    private async Task JudgeAsync(EntityRef entity, CancellationToken cancellationToken)
    {
        for (var asked = 0; asked < AskAgainMax && IsProof; asked++)
        {
            if (await _live!.FingerprintAsync(_campaign, entity) is not { } fingerprint || fingerprint.Version == 0 || fingerprint.RulesBuild != EntityShell.RulesBuild) return;
            while (_fold.VersionOf(entity) < fingerprint.Version)
                if (!await FoldOneAsync(cancellationToken)) break;
            if (!IsProof) return;
            var folded = _fold.VersionOf(entity);
            if (folded < fingerprint.Version) AddLive(FindingCodes.LiveAhead, entity, $"at most version {folded}", $"version {fingerprint.Version}");
            else if (folded == fingerprint.Version && EntityStates.HashOf(_fold.Moment.World, entity) is var hash && hash != fingerprint.StateHash)
                AddLive(FindingCodes.LiveState, entity, hash, fingerprint.StateHash);
            if (folded <= fingerprint.Version) return;
            await Task.Delay(AskAgainAfter, _parts.Clock, cancellationToken);
        }
    }

    private void AddLive(string code, EntityRef entity, string expected, string found) => Findings.Add(
        new Finding(code, _campaign, _fold.Sequence, entity, expected, found), _ => _live!.ReloadAsync(_campaign, entity));

    private async Task<bool> FoldOneAsync(CancellationToken cancellationToken)
    {
        if (await _rows.PeekAsync(cancellationToken) is not { } row) return false;
        var recorded = _fold.Add(row);
        if (!_fold.IsChainWhole) return false;
        _rows.Take();
        if (recorded is null) return true;
        await _witnesses.PassedAsync(row, recorded, _fold.Moment, cancellationToken);
        await _handlers.PassedAsync(row, cancellationToken);
        return true;
    }

    private async Task<JournalHead?> HeadAsync(CancellationToken cancellationToken) =>
        await _parts.Store.ReadHeadsAsync([_campaign.Value], cancellationToken) is [var head] ? head : null;
}
