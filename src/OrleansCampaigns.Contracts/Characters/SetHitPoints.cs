using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Sets hit points exactly and forgets damage and healing beyond their bounds. Temporary hit points stay.</summary>
/// <param name="Current">0 to <paramref name="Maximum"/>.</param>
/// <param name="Maximum">1 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>number.out-of-range</c>.</remarks>
[Alias("set-hit-points"), Requires(Permission.Play)]
public sealed record SetHitPoints(int Current, int Maximum) : CharacterCommand;
