using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What only game masters see of a character.</summary>
/// <param name="Hidden">Nobody else knows of it.</param>
/// <param name="Notes">At most 8,000 characters.</param>
/// <param name="Conditions">The hidden ones, in ordinal order of their names.</param>
/// <param name="Bonds">The secret ones.</param>
[GenerateSerializer, Immutable, Alias("character-secrets")]
public sealed record CharacterSecrets(
    [property: Id(0)] bool Hidden,
    [property: Id(1)] string Notes,
    [property: Id(2)] ImmutableArray<CharacterCondition> Conditions,
    [property: Id(3)] ImmutableSortedDictionary<BondId, CharacterBond> Bonds);
