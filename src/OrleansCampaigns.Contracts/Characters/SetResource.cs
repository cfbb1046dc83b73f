using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Sets a resource exactly and forgets what was spent or gained beyond its bounds.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Current">0 to <paramref name="Maximum"/>.</param>
/// <param name="Maximum">0 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>resource.unknown</c>, <c>number.out-of-range</c>.</remarks>
[Alias("set-resource"), Requires(Permission.Play)]
public sealed record SetResource(string Name, int Current, int Maximum) : CharacterCommand;
