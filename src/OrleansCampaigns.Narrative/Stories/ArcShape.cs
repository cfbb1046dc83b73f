namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The six emotional arcs of Reagan et al. (EPJ Data Science 5, 2016), as the party's fortune over a chapter.</summary>
public enum ArcShape
{
    Rise,
    Fall,
    FallRise,
    RiseFall,
    RiseFallRise,
    FallRiseFall,
}
