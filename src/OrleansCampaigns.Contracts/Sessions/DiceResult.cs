using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What a roll came to.</summary>
/// <param name="Total">The value of the expression.</param>
/// <param name="Terms">Its dice terms from left to right.</param>
/// <param name="Label">What followed <c>#</c>.</param>
[Alias("dice-result")]
public sealed record DiceResult(
    long Total,
    ImmutableArray<RolledDice> Terms,
    string? Label = null);
