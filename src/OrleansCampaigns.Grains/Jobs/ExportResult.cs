namespace OrleansCampaigns.Grains.Jobs;

/// <summary>What an export came to.</summary>
/// <param name="Manifest">The file's first line.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
public sealed record ExportResult(ExportManifest Manifest, long Bytes, string Sha256);
