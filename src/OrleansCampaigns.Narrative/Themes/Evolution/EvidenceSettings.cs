namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>What a campaign is expected to be like before it was seen. Tuned on synthetic campaigns of one range of seeds; see the benchmark <c>theme-evolution</c>.</summary>
/// <param name="Noise">Weight, in lines, of the belief that a line belongs to none of the campaign's themes.</param>
/// <param name="Known">Weight, in lines, of the campaign's own themes at a segment's start.</param>
/// <param name="Fresh">Weight, in lines, of all themes of the packs together at a segment's start.</param>
/// <param name="ChangeRate">Probability of a change at a session.</param>
/// <param name="Certainty">A change is reported if its probability, within one session, reaches this.</param>
/// <param name="LeastShare">A theme with a smaller share of the campaign is no theme of the campaign.</param>
/// <param name="Trust">Exponent of the evidence: lines of one session are not independent.</param>
internal sealed record EvidenceSettings(double Noise, double Known, double Fresh, double ChangeRate, double Certainty, double LeastShare, double Trust)
{
    public static EvidenceSettings Tuned { get; } = new(0.6, 2.2, 0.085, 0.003, 0.5, 0.005, 1.0);

    /// <summary>A segment has at least so many sessions.</summary>
    public const int ShortestSegment = 4;
}
