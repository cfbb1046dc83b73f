namespace OrleansCampaigns.Contracts.Stories;

/// <summary>The emotional arc of a chapter: how the party's fortune goes (the six of Reagan et al., EPJ Data Science 5, 2016).</summary>
[Alias("chapter-arc")]
public enum ChapterArc
{
    Rise,
    Fall,
    FallRise,
    RiseFall,
    RiseFallRise,
    FallRiseFall,
}
