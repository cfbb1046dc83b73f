using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes a goal off the sheet. Nothing happens when it is not there.</summary>
/// <param name="Goal">The goal.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[Alias("remove-goal"), Requires(Permission.Play)]
public sealed record RemoveGoal(GoalId Goal) : CharacterCommand;
