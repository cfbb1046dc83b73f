using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Kind">How it ended.</param>
/// <param name="Adds">What becomes true.</param>
/// <param name="Ends">What ends, where it held.</param>
/// <param name="Valence">Change of the party's fortune, −1 … 1, in thousandths.</param>
/// <param name="Tension">0 … 1, in thousandths.</param>
public sealed record StoryletOutcome(OutcomeKind Kind, ImmutableArray<Literal> Adds, ImmutableArray<Literal> Ends, int Valence, int Tension);
