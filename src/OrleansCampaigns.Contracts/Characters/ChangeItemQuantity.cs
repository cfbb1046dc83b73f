using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Adds to a thing or takes from it; at 0 it is gone.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Delta">−1,000,000 to 1,000,000.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>item.unknown</c>, <c>item.too-few</c>, <c>inventory.full</c>, <c>number.out-of-range</c>.</remarks>
[Alias("change-item-quantity"), Requires(Permission.Play)]
public sealed record ChangeItemQuantity(ItemId Item, int Delta) : CharacterCommand;
