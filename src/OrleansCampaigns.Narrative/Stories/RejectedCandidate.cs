namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What could have stood in a scene's place.</summary>
/// <param name="Storylet">Id.</param>
/// <param name="Outcome">The outcome that would have been expected.</param>
/// <param name="Score">Of the plan with it, × 1e6; compare with the chosen scene's.</param>
/// <param name="Reason">What weighed most against it, as a sentence.</param>
public sealed record RejectedCandidate(string Storylet, OutcomeKind Outcome, long Score, string Reason);
