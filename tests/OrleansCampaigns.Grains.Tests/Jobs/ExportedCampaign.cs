using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>The file of an export of a campaign that was played elsewhere, to be damaged.</summary>
internal sealed class ExportedCampaign
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public ExportedCampaign(params IEnumerable<DomainEvent> events)
    {
        var version = 0;
        foreach (var happened in events.Prepend(new CampaignCreated("Barrow", new UserId(Guid.NewGuid()), "Ada")))
        {
            var encoded = EventCodec.Encode(happened);
            Rows.Add(new JournalRow(
                Campaign.Value, ++version, (short)EntityKind.Campaign, Campaign.Value, version, encoded.Type, encoded.Schema, encoded.Payload,
                Guid.NewGuid(), 0, Guid.NewGuid(), Began.AddMicroseconds(version), default));
        }

        Chain();
    }

    public CampaignId Campaign { get; } = new(Guid.NewGuid());

    public List<JournalRow> Rows { get; } = [];

    public int Version { get; set; } = ExportManifest.VersionNow;

    public string Head => Convert.ToHexStringLower(Rows[^1].Hash.Span);

    public static ExportedCampaign Of(int events) => new(Enumerable.Range(1, events - 1).Select(n => new CampaignRenamed($"Barrow {n} é")));

    /// <summary>Makes the chain right again.</summary>
    public void Chain()
    {
        var hash = JournalChain.Genesis;
        for (var i = 0; i < Rows.Count; i++)
        {
            hash = JournalChain.HashOf(hash.Span, Rows[i]);
            Rows[i] = Rows[i] with { Hash = hash };
        }
    }

    /// <summary>Manifest and events.</summary>
    public List<string> Lines()
    {
        var manifest = new ExportManifest(ExportManifest.FormatName, Version, Campaign, Rows.Count, Head, Began);
        return [JsonSerializer.Serialize(manifest, WireJson.Options), .. Rows.Select(LineOf)];
    }

    public static string LineOf(JournalRow row)
    {
        var line = new ArrayBufferWriter<byte>();
        ExportLine.Write(line, row);
        return Encoding.UTF8.GetString(line.WrittenSpan)[..^1];
    }

    /// <summary>What folds to the same, without any of this.</summary>
    public string StateHash() => StateJson.HashOf(Rows.Aggregate(CampaignWorld.Initial, (world, row) => world.Evolve(new RecordedEvent(
        row.Sequence, new EntityRef((EntityKind)row.EntityKind, row.EntityId), row.EntityVersion, new CommandId(row.CommandId), new UserId(row.Actor), row.RecordedAt,
        EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span)))));
}
