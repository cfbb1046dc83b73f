using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of the campaign's own part in a main channel.</summary>
[Alias("campaign-update")]
public abstract record CampaignUpdate : Update
{
    public abstract CampaignView Apply(CampaignView view);
}

/// <summary>The campaign has this name now.</summary>
[Alias("campaign-named")]
public sealed record CampaignNamed(string Name) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with { Name = Name };
}

/// <summary>A member is new, or has another name or role.</summary>
[Alias("member-changed")]
public sealed record MemberChanged(MemberView Member) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Members = [.. view.Members.Where(m => m.User != Member.User).Append(Member).OrderBy(m => m.User)] };
}

/// <summary>The chapter looks like this now and stands at <paramref name="Place"/> of the table of contents that this audience sees.</summary>
/// <param name="Place">Zero-based, among the chapters that this audience sees.</param>
/// <param name="Chapter">The whole chapter.</param>
[Alias("chapter-changed")]
public sealed record ChapterChanged(int Place, ChapterView Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter.Chapter).Insert(Place, Chapter) };
}

/// <summary>The chapter is no longer visible to this audience.</summary>
[Alias("chapter-gone")]
public sealed record ChapterGone(ChapterId Chapter) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) =>
        view with { Chapters = view.Chapters.RemoveAll(c => c.Chapter == Chapter) };
}
