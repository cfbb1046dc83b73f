using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Spends of a resource. Commutes with other spending and gaining: see <see cref="ResourceView"/>.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Amount">1 to 1,000,000; may be more than there is.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>resource.unknown</c>, <c>number.out-of-range</c>.</remarks>
[Alias("spend-resource"), Requires(Permission.Play)]
public sealed record SpendResource(string Name, int Amount) : CharacterCommand;
