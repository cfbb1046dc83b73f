using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Sets temporary hit points, which take the next damage. Settles earlier damage and healing first, as <see cref="PassRounds"/> does.</summary>
/// <param name="Amount">0 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c>.</remarks>
[Alias("set-temporary-hit-points"), Requires(Permission.Play)]
public sealed record SetTemporaryHitPoints(int Amount) : CharacterCommand;
