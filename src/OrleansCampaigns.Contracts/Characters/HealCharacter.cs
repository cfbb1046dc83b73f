using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Heals the character. Commutes with other healing and with damage of the same round: see <see cref="HitPointsView"/>. Temporary hit points do not heal.</summary>
/// <param name="Amount">1 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c>.</remarks>
[Alias("heal-character"), Requires(Permission.Play)]
public sealed record HealCharacter(int Amount) : CharacterCommand;
