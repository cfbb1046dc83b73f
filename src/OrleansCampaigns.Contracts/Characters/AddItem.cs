using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Puts a thing into the inventory. Where the character has it already, the quantity is added, and name and note stay.</summary>
/// <param name="Item">Chosen by the sender.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Quantity">1 to 1,000,000.</param>
/// <param name="Note">At most 600 characters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>inventory.full</c> (200 things, 1,000,000 of each, things on their way to others included), <c>number.out-of-range</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("add-item"), Requires(Permission.Play)]
public sealed record AddItem(
    ItemId Item,
    string Name,
    int Quantity,
    string Note = "") : CharacterCommand;
