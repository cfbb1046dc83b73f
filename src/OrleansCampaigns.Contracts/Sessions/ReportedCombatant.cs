namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A combatant as a game server reports it.</summary>
[GenerateSerializer, Immutable, Alias("reported-combatant")]
public sealed record ReportedCombatant([property: Id(0)] CombatantId Combatant, [property: Id(1)] CombatantProfile Profile);
