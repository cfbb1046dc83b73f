using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// Frames of one campaign, encoded once for each protocol and shared by all connections that need the same ones. Keeps the newest
/// <see cref="KeptFrames"/> of the main channels.
/// </summary>
internal sealed class FrameEncoder(CampaignId campaign, CursorCodec cursors, VersionTokens versions)
{
    /// <summary>Name of the client method that takes a frame.</summary>
    public const string ClientMethod = "updates";

    public const int KeptFrames = 32;

    private readonly ConcurrentDictionary<(ChannelKind Channel, long First, long Last, bool WithVersions), SerializedHubMessage> _frames = new();

    /// <summary>One frame of consecutive updates of one channel (at least one).</summary>
    public SerializedHubMessage Encode(Channel channel, ImmutableArray<RingEntry> entries, bool withVersions)
    {
        if (channel.Kind == ChannelKind.Own) return Message(channel, entries, withVersions);
        if (_frames.Count > KeptFrames) _frames.Clear();
        return _frames.GetOrAdd(
            (channel.Kind, entries[0].Number, entries[^1].Number, withVersions), static (key, arg) => arg.self.Message(arg.channel, arg.entries, key.WithVersions), (self: this, channel, entries));
    }

    private SerializedHubMessage Message(Channel channel, ImmutableArray<RingEntry> entries, bool withVersions)
    {
        var json = new ArrayBufferWriter<byte>(256 + entries.Sum(entry => entry.Json.Length + 1));
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("campaign", campaign.Value);
            writer.WriteString("channel", JsonNamingPolicy.CamelCase.ConvertName(channel.Kind.ToString()));
            writer.WriteNumber("first", entries[0].Number);
            writer.WriteStartArray("updates");
            foreach (var entry in entries) writer.WriteRawValue(entry.Json, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteString("position", cursors.Position(campaign, channel, entries[^1].Number));
            if (withVersions) WriteVersions(writer, entries);
            writer.WriteEndObject();
        }

        return new SerializedHubMessage(new InvocationMessage(ClientMethod, [new WireMessage(json.WrittenMemory)]));
    }

    private void WriteVersions(Utf8JsonWriter writer, ImmutableArray<RingEntry> entries)
    {
        writer.WriteStartArray("versions");
        foreach (var entry in entries)
            writer.WriteStringValue(SeenVersion.EntityOf(campaign, entry.Update.Update) == entry.Entity ? versions.Of(campaign, entry.Entity, entry.EntityVersion) : "");
        writer.WriteEndArray();
    }
}
