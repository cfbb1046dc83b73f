using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part of what a main channel sees. Chapters are in the order of the table of contents, without gaps for hidden ones.</summary>
[GenerateSerializer, Immutable, Alias("campaign-view")]
public sealed record CampaignView(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<MemberView> Members,
    [property: Id(2)] ImmutableArray<ChapterView> Chapters)
{
    public static CampaignView Empty { get; } = new("", [], []);
}
