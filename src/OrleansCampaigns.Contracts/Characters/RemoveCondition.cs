using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Ends a condition. Nothing happens when it is not there.</summary>
/// <param name="Condition">Its name.</param>
/// <param name="Hidden">Which of the two of that name; hidden ones are for game masters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>access.denied</c>.</remarks>
[Alias("remove-condition"), Requires(Permission.Play)]
public sealed record RemoveCondition(string Condition, bool Hidden = false) : CharacterCommand;
