using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Puts the character under a condition. Where it is already, the longer duration stays.</summary>
/// <param name="Condition">1 to 60 characters.</param>
/// <param name="Rounds">1 to 100,000; null: until it is removed.</param>
/// <param name="Hidden">Known to game masters only, also not to the owner; for game masters to choose. A hidden and an open condition of one name are two.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>condition.too-many</c> (40 open, 40 hidden), <c>number.out-of-range</c>, <c>access.denied</c>, <c>text.*</c>.</remarks>
[Alias("add-condition"), Requires(Permission.Play)]
public sealed record AddCondition(
    string Condition,
    int? Rounds = null,
    bool Hidden = false) : CharacterCommand;
