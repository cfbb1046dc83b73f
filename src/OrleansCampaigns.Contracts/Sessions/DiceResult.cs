using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What a roll came to.</summary>
/// <param name="Total">The value of the expression.</param>
/// <param name="Terms">Its dice terms from left to right.</param>
/// <param name="Label">What followed <c>#</c>.</param>
[GenerateSerializer, Immutable, Alias("dice-result")]
public sealed record DiceResult(
    [property: Id(0)] long Total,
    [property: Id(1)] ImmutableArray<RolledDice> Terms,
    [property: Id(2)] string? Label = null);
