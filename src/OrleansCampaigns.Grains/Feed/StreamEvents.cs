using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>The three forms of one event: journal row, stream item, domain event with its place.</summary>
internal static class StreamEvents
{
    public static CampaignStreamEvent Of(JournalRow row) => new(
        row.Sequence,
        new EntityRef((EntityKind)row.EntityKind, row.EntityId),
        row.EntityVersion,
        row.EventType,
        row.SchemaVersion,
        AsArray(row.Payload),
        new CommandId(row.CommandId),
        new(row.Actor),
        row.RecordedAt,
        AsArray(row.Hash));

    public static RecordedEvent Decode(CampaignStreamEvent stored) => new(
        stored.Sequence, stored.Entity, stored.EntityVersion, stored.Command, stored.Actor, stored.At,
        EventCodec.Decode(stored.Type, stored.Schema, stored.Payload));

    private static byte[] AsArray(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
}
