using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// A campaign's journal, looked at row by row: first what can be told without reading its content (chain, numbering), then the content. What follows a broken chain proves
/// nothing and is not looked at; behind an event that cannot be read or folded only the chain is.
/// </summary>
internal sealed class CampaignFold(CampaignId campaign, FindingList findings)
{
    private readonly Addressees _addressees = new();
    private readonly Dictionary<Guid, (EntityKind Kind, long Version)> _entities = [];
    private readonly CampaignPast _past = new();
    private JournalRow? _last;

    /// <summary>The campaign after the last row.</summary>
    public ReplicaMoment Moment { get; private set; } = ReplicaMoment.Initial;

    /// <summary>Of the last row; its hash stands in <see cref="Hash"/>.</summary>
    public long Sequence { get; private set; }

    public ReadOnlyMemory<byte> Hash { get; private set; } = JournalChain.Genesis;

    public bool IsChainWhole { get; private set; } = true;

    /// <summary>False behind an event that cannot be read or folded.</summary>
    public bool IsFolded { get; private set; } = true;

    /// <summary>Every row so far was as it must be, so the rest may be held against it.</summary>
    public bool IsProof => IsChainWhole && IsFolded;

    public long VersionOf(EntityRef entity) => _entities.GetValueOrDefault(entity.Id).Version;

    /// <returns>The event of the row when it was folded; null when it was not.</returns>
    public RecordedEvent? Add(JournalRow row)
    {
        if (!Continues(row)) return null;
        (Sequence, Hash) = (row.Sequence, row.Hash);
        var entity = new EntityRef((EntityKind)row.EntityKind, row.EntityId);
        CheckNumbers(row, entity);
        _last = row;
        if (!IsFolded || Read(row, entity) is not { } recorded) return null;
        IsFolded = TryFold(recorded, row);
        return IsFolded ? recorded : null;
    }

    /// <summary>The whole campaign against the catalogue. Where an event broke something that is told already, and what follows from it need not be.</summary>
    public void CheckWhole()
    {
        if (!IsProof || Sequence == 0) return;
        foreach (var (broken, entity) in Invariants.BrokenIn(Moment.World, campaign.Value, _past))
            if (!findings.IsTold(entity)) findings.Add(broken.Code, Sequence, entity, "holds", "does not hold");
    }

    private bool Continues(JournalRow row)
    {
        if (!IsChainWhole) return false;
        if (row.Sequence != Sequence + 1) findings.Add(FindingCodes.RowMissing, Sequence + 1, null, $"row {Sequence + 1}", $"row {row.Sequence}");
        else if (JournalChain.HashOf(Hash.Span, row) is var hash && !row.Hash.Span.SequenceEqual(hash)) findings.Add(FindingCodes.ChainBroken, row.Sequence, null, Hex(hash), Hex(row.Hash.Span));
        else return true;
        return IsChainWhole = false;
    }

    private void CheckNumbers(JournalRow row, EntityRef entity)
    {
        var (kind, version) = _entities.GetValueOrDefault(entity.Id, (entity.Kind, 0));
        if (row.EntityVersion != version + 1) findings.Add(FindingCodes.EntityVersion, row.Sequence, entity, $"{version + 1}", $"{row.EntityVersion}");
        if (kind != entity.Kind || !Enum.IsDefined(entity.Kind)) findings.Add(FindingCodes.EntityKind, row.Sequence, entity, $"{kind}", $"{entity.Kind}");
        _entities[entity.Id] = (kind, row.EntityVersion);
        var follows = _last is { } last && last.CommandId == row.CommandId;
        var index = follows ? _last!.CommandIndex + 1 : 0;
        if (row.CommandIndex != index || (follows && (_last!.EntityId, _last.Actor) != (row.EntityId, row.Actor)))
            findings.Add(FindingCodes.CommandIndex, row.Sequence, entity, $"{index} of one entity and sender", $"{row.CommandIndex}");
        if (row.Payload.Length > JournalLimits.PayloadBytesMax) findings.Add(FindingCodes.PayloadSize, row.Sequence, entity, $"at most {JournalLimits.PayloadBytesMax}", $"{row.Payload.Length}");
    }

    private RecordedEvent? Read(JournalRow row, EntityRef entity)
    {
        try
        {
            var recorded = StreamEvents.Decode(StreamEvents.Of(row));
            if (EntityStates.KindOf(recorded.Event) == entity.Kind && (entity.Kind != EntityKind.Campaign || entity.Id == campaign.Value)) return recorded;
            if (!findings.IsTold(entity)) findings.Add(FindingCodes.EntityKind, row.Sequence, entity, $"{EntityStates.KindOf(recorded.Event)}", $"{entity.Kind}");
        }
        catch (UnknownEventException cause)
        {
            var isUnknown = cause.InnerException is null && !EventCodec.IsKnown(row.EventType, row.SchemaVersion);
            findings.Add(isUnknown ? FindingCodes.EventUnknown : FindingCodes.PayloadUnreadable, row.Sequence, entity, "an event of this build", isUnknown ? $"schema {row.SchemaVersion}" : "unreadable");
        }
        catch (Exception cause) when (cause is JsonException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException or OverflowException)
        {
            findings.Add(FindingCodes.PayloadUnreadable, row.Sequence, entity, "an event of this build", "unreadable");
        }

        IsFolded = false;
        return null;
    }

    private bool TryFold(RecordedEvent recorded, JournalRow row)
    {
        try
        {
            Fold(recorded, row);
            return true;
        }
        catch (Exception cause) when (cause is InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or OverflowException or DivideByZeroException)
        {
            // What it broke may be why it cannot be folded.
            if (!findings.IsTold(recorded.Entity)) findings.Add(FindingCodes.EventMisfit, recorded.Sequence, recorded.Entity, "an event that follows", cause.GetType().Name);
            return false;
        }
    }

    private void Fold(RecordedEvent recorded, JournalRow row)
    {
        var before = Moment.World;
        var broken = References.BrokenBy(recorded, before, _past);
        var after = before.Evolve(recorded);
        broken ??= Invariants.BrokenBy(recorded, before, after);
        if (broken is not null && !findings.Has(broken.Code, recorded.Entity)) findings.Add(broken.Code, recorded.Sequence, recorded.Entity, "holds", "does not hold");
        _past.Add(recorded, before);
        _addressees.Clear();
        Audience.Address(recorded, before, after, _addressees);
        var heads = Moment.Heads;
        foreach (var (channel, _) in _addressees.Updates) heads = heads.Next(channel);
        Moment = new ReplicaMoment(after, heads, Moment.Versions.Changed(recorded.Entity, recorded.EntityVersion, _addressees.Updates), row.Hash.ToArray());
    }

    private static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
