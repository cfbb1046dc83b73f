using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Achieves, abandons or reopens a goal.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Status">What became of it.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>goal.unknown</c>, <c>goal.status</c>.</remarks>
[Alias("set-goal-status"), Requires(Permission.Play)]
public sealed record SetGoalStatus(GoalId Goal, GoalStatus Status) : CharacterCommand;
