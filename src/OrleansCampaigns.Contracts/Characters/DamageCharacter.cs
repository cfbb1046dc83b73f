using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Damages the character: temporary hit points go first. Commutes with other damage and with healing of the same round: see <see cref="HitPointsView"/>.</summary>
/// <param name="Amount">1 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c>.</remarks>
[Alias("damage-character"), Requires(Permission.Play)]
public sealed record DamageCharacter(int Amount) : CharacterCommand;
