using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What the table sees of a character beside its name and portrait.</summary>
/// <param name="Health">How it looks.</param>
/// <param name="Tags">In ordinal order.</param>
/// <param name="Conditions">The open ones, in ordinal order of their names.</param>
/// <param name="Owners">Who plays it.</param>
/// <param name="Retired">Out of play.</param>
[Alias("character-appearance")]
public sealed record CharacterAppearance(
    CharacterHealth Health,
    ImmutableArray<string> Tags,
    ImmutableArray<CharacterCondition> Conditions,
    ImmutableArray<UserId> Owners,
    bool Retired);
