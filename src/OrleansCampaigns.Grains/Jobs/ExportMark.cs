using System.Text.Json.Serialization;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Where an export has come to.</summary>
/// <param name="Manifest">What it is an export of, fixed when it began.</param>
/// <param name="File">What the last try wrote; null before the first line.</param>
/// <param name="Bytes">So much of it is on disk for certain.</param>
/// <param name="Sequence">Of the last event in it.</param>
/// <param name="Hash">Of that event, in hexadecimal digits.</param>
[method: JsonConstructor]
internal sealed record ExportMark(ExportManifest Manifest, string? File, long Bytes, long Sequence, string Hash);
