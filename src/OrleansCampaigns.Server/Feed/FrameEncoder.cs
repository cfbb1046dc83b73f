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

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// Frames of one campaign, encoded once for each protocol and shared by all connections that need the same ones. Keeps the newest
/// <see cref="KeptFrames"/> of the main channels.
/// </summary>
internal sealed class FrameEncoder(CampaignId campaign, CursorCodec cursors)
{
    /// <summary>Name of the client method that takes a frame.</summary>
    public const string ClientMethod = "updates";

    public const int KeptFrames = 32;

    private readonly ConcurrentDictionary<(ChannelKind Channel, long First, long Last), SerializedHubMessage> _frames = new();

    /// <summary>One frame of consecutive updates of one channel (at least one).</summary>
    public SerializedHubMessage Encode(Channel channel, ImmutableArray<RingEntry> entries)
    {
        if (channel.Kind == ChannelKind.Own) return Message(channel, entries);
        if (_frames.Count > KeptFrames) _frames.Clear();
        return _frames.GetOrAdd((channel.Kind, entries[0].Number, entries[^1].Number), static (_, arg) => arg.self.Message(arg.channel, arg.entries), (self: this, channel, entries));
    }

    private SerializedHubMessage Message(Channel channel, ImmutableArray<RingEntry> entries)
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
            writer.WriteEndObject();
        }

        return new SerializedHubMessage(new InvocationMessage(ClientMethod, [new WireMessage(json.WrittenMemory)]));
    }
}
