namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Damage or healing at once.</summary>
/// <param name="Name">The combatant that it befell.</param>
/// <param name="Amount">Hit points.</param>
[Alias("recap-blow")]
public sealed record RecapBlow(string Name, int Amount);
