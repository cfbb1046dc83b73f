using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>One character as the asker sees it.</summary>
/// <remarks>Refused: <c>character.unknown</c>, also when the asker may not see it. Answered with <see cref="CharacterAnswer"/>.</remarks>
[Alias("view-character")]
public sealed record ViewCharacter(CharacterId Character) : Query;
