using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes a goal off the sheet. Nothing happens when it is not there.</summary>
/// <param name="Goal">The goal.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[GenerateSerializer, Immutable, Alias("remove-goal"), Requires(Permission.Play)]
public sealed record RemoveGoal([property: Id(0)] GoalId Goal) : CharacterCommand;
