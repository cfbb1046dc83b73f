using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Lets rounds of play pass for this character: conditions with a duration run down and end, and what was damaged, healed, spent and gained beyond the bounds is settled: forgotten.</summary>
/// <param name="Rounds">0 to 1,000; 0 settles and lets no time pass.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c>.</remarks>
[Alias("pass-rounds"), Requires(Permission.Play)]
public sealed record PassRounds(int Rounds) : CharacterCommand;
