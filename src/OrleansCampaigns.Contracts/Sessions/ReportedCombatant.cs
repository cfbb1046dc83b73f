namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A combatant as a game server reports it.</summary>
[Alias("reported-combatant")]
public sealed record ReportedCombatant(CombatantId Combatant, CombatantProfile Profile);
