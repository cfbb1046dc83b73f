using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A campaign's journal as read from the database, folded here, with all updates that follow from it.</summary>
internal sealed class FoldedJournal
{
    private readonly Dictionary<Channel, List<long>> _updates = [];
    private readonly Dictionary<EntityRef, long> _versions = [];

    private FoldedJournal(CampaignId campaign) => Campaign = campaign;

    public CampaignId Campaign { get; }

    public List<JournalRow> Rows { get; } = [];

    public List<RecordedEvent> Events { get; } = [];

    public CampaignWorld World { get; private set; } = CampaignWorld.Initial;

    /// <summary>Entities and how many events each has.</summary>
    public IReadOnlyDictionary<EntityRef, long> Versions => _versions;

    public static async Task<FoldedJournal> ReadAsync(IJournalStore store, CampaignId campaign)
    {
        var folded = new FoldedJournal(campaign);
        while (true)
        {
            var page = await store.ReadAsync(campaign.Value, folded.Rows.Count, JournalLimits.ReadRowsMax, CancellationToken.None);
            if (page.IsEmpty) return folded;
            foreach (var row in page) folded.Fold(row);
        }
    }

    /// <summary>Fingerprints of a channel's updates; number 1 is at index 0.</summary>
    public IReadOnlyList<long> UpdatesOf(Channel channel) => _updates.GetValueOrDefault(channel) ?? [];

    public static long FingerprintOf(DateTimeOffset at, Update update) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new NumberedUpdate(at, update), WireJson.Options)));

    private void Fold(JournalRow row)
    {
        var recorded = new RecordedEvent(
            row.Sequence, new EntityRef((EntityKind)row.EntityKind, row.EntityId), row.EntityVersion, new CommandId(row.CommandId), new(row.Actor), row.RecordedAt,
            EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span));
        var before = World;
        World = World.Evolve(recorded);
        Rows.Add(row);
        Events.Add(recorded);
        Assert.Equal(_versions.GetValueOrDefault(recorded.Entity) + 1, recorded.EntityVersion);
        _versions[recorded.Entity] = recorded.EntityVersion;
        var to = new Addressees();
        Audience.Address(recorded, before, World, to);
        foreach (var (channel, update) in to.Updates)
        {
            if (!_updates.TryGetValue(channel, out var updates)) _updates[channel] = updates = [];
            updates.Add(FingerprintOf(recorded.At, update));
        }
    }
}
