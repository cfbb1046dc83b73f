namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A condition that a character is under.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Rounds">Rounds left, from 1; null: until it is removed.</param>
[Alias("character-condition")]
public sealed record CharacterCondition(string Name, int? Rounds = null);
