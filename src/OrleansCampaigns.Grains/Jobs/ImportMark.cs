namespace OrleansCampaigns.Grains.Jobs;

/// <summary>That the file was proved. From here on the campaign may be there because this very job put it there.</summary>
/// <param name="Manifest">Of the file.</param>
/// <param name="StateHash">Of the campaign that its events fold to.</param>
internal sealed record ImportMark(ExportManifest Manifest, string StateHash);
