using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What only game masters see of a character.</summary>
/// <param name="Hidden">Nobody else knows of it.</param>
/// <param name="Notes">At most 8,000 characters.</param>
/// <param name="Conditions">The hidden ones, in ordinal order of their names.</param>
/// <param name="Bonds">The secret ones.</param>
[Alias("character-secrets")]
public sealed record CharacterSecrets(
    bool Hidden,
    string Notes,
    ImmutableArray<CharacterCondition> Conditions,
    ImmutableSortedDictionary<BondId, CharacterBond> Bonds);
