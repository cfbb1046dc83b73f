using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>A campaign, its channels' numbering and its entities' visible versions, all at one sequence: immutable, read by anybody without waiting.</summary>
public sealed record ReplicaMoment(CampaignWorld World, ChannelHeads Heads, VisibleVersions Versions, byte[] RowHash)
{
    public static ReplicaMoment Initial { get; } = new(CampaignWorld.Initial, ChannelHeads.None, VisibleVersions.None, []);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new Stored(World, Heads, [.. Versions.Entities.Select(e => new StoredVersions(e.Key, e.Value))]), StateJson.Options);

    /// <exception cref="JsonException">Not what this build writes.</exception>
    public static ReplicaMoment Read(byte[] json, byte[] rowHash)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, StateJson.Options)!;
        return new(stored.World, stored.Heads, new VisibleVersions(stored.Versions.ToImmutableDictionary(e => e.Entity, e => e.Versions)), rowHash);
    }

    private sealed record Stored(CampaignWorld World, ChannelHeads Heads, ImmutableArray<StoredVersions> Versions);

    private sealed record StoredVersions(EntityRef Entity, EntityVersions Versions);
}
