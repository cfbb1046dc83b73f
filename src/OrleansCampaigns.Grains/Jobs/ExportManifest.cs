using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>The first line of an export: what the lines after it are, one event each, in order.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="Campaign">Whose journal it is.</param>
/// <param name="Sequence">Of the last event: as many lines follow.</param>
/// <param name="Hash">Of the last event, in hexadecimal digits. The chain of hashes that ends with it is <see cref="Journal.JournalChain"/>'s.</param>
/// <param name="ExportedAt">When the export began; later events are not in it.</param>
public sealed record ExportManifest(string Format, int Version, CampaignId Campaign, long Sequence, string Hash, DateTimeOffset ExportedAt)
{
    public const string FormatName = "orleans-campaigns-journal";

    public const int VersionNow = 1;
}
