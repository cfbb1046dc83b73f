using System.Runtime.InteropServices;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>A line of an export read back: what <see cref="ExportLine"/> wrote, byte for byte.</summary>
internal static class ImportLine
{
    /// <summary>A longer line is malformed. A payload of <see cref="JournalLimits.PayloadBytesMax"/> has 87 KB in Base64, all the rest at most 3 KB.</summary>
    public const int BytesMax = 128 * 1024;

    /// <summary>A stored payload may be as deep as a reader goes unless it is told otherwise, and stands one level deeper here.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 + 1 };

    /// <summary>Null: it is no event.</summary>
    public static JournalRow? Read(CampaignId campaign, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            var row = RowOf(campaign, document.RootElement);
            return row.EventType.Length > 0 && row.Hash.Length == JournalChain.HashBytes && row.RecordedAt.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? row : null;
        }
        catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static JournalRow RowOf(CampaignId campaign, JsonElement json) => new(
        campaign.Value,
        json.GetProperty("sequence").GetInt64(),
        json.GetProperty("entityKind").GetInt16(),
        json.GetProperty("entity").GetGuid(),
        json.GetProperty("entityVersion").GetInt64(),
        json.GetProperty("type").GetString() ?? "",
        json.GetProperty("schema").GetInt32(),
        json.TryGetProperty("payload", out var payload) ? JsonMarshal.GetRawUtf8Value(payload).ToArray() : json.GetProperty("payloadBase64").GetBytesFromBase64(),
        json.GetProperty("command").GetGuid(),
        json.GetProperty("commandIndex").GetInt32(),
        json.GetProperty("actor").GetGuid(),
        json.GetProperty("at").GetDateTimeOffset().ToUniversalTime(),
        Convert.FromHexString(json.GetProperty("hash").GetString() ?? ""));
}
