using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One dice term of an expression, such as <c>2d20kh1</c>.</summary>
/// <param name="Notation">In canonical form.</param>
/// <param name="Sides">Of each die; 0 for Fate dice.</param>
/// <param name="Dice">Every die in the order of the throw: at most 100 wanted and 100 extra ones in a roll, and 100 rerolled.</param>
/// <param name="Value">What the term counts for: the sum of the kept dice, or the number of successes among them.</param>
[Alias("rolled-dice")]
public sealed record RolledDice(
    string Notation,
    int Sides,
    ImmutableArray<RolledDie> Dice,
    int Value);
