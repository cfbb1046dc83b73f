using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part of what a main channel sees. Chapters are in the order of the table of contents, without gaps for hidden ones.</summary>
[Alias("campaign-view")]
public sealed record CampaignView(
    string Name,
    ImmutableArray<MemberView> Members,
    ImmutableArray<ChapterView> Chapters)
{
    public static CampaignView Empty { get; } = new("", [], []);
}
