namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Where an export has come to.</summary>
/// <param name="Manifest">What it is an export of, fixed when it began.</param>
/// <param name="Bytes">So much of it is on disk for certain.</param>
/// <param name="Sequence">Of the last event in it.</param>
/// <param name="Hash">Of that event, in hexadecimal digits.</param>
/// <param name="File">What the last try wrote; null before the first line.</param>
internal sealed record ExportMark(ExportManifest Manifest, long Bytes, long Sequence, string Hash, string? File = null);
