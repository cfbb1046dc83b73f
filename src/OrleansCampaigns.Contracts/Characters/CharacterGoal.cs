namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What a character is after.</summary>
[GenerateSerializer, Immutable, Alias("character-goal")]
public sealed record CharacterGoal([property: Id(0)] string Text, [property: Id(1)] GoalStatus Status);
