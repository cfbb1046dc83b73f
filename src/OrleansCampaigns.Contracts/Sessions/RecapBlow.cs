namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Damage or healing at once.</summary>
/// <param name="Name">The combatant that it befell.</param>
/// <param name="Amount">Hit points.</param>
[GenerateSerializer, Immutable, Alias("recap-blow")]
public sealed record RecapBlow([property: Id(0)] string Name, [property: Id(1)] int Amount);
