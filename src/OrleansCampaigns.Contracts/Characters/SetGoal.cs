using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Records a goal, open at first, or changes its text.</summary>
/// <param name="Goal">Chosen by the sender.</param>
/// <param name="Text">1 to 600 characters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>goal.too-many</c> (30), <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("set-goal"), Requires(Permission.Play)]
public sealed record SetGoal(GoalId Goal, string Text) : CharacterCommand;
