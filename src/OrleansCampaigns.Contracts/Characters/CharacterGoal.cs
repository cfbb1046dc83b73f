namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What a character is after.</summary>
[Alias("character-goal")]
public sealed record CharacterGoal(string Text, GoalStatus Status);
