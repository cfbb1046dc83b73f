using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Gives of a thing to another character. It leaves the inventory at once and is on its way until the other has it, or comes back when the other cannot take it. It is never lost and never there twice, whatever stops in between.</summary>
/// <param name="Transfer">Chosen by the sender.</param>
/// <param name="To">Another character that the sender can see.</param>
/// <param name="Item">The thing.</param>
/// <param name="Quantity">1 to what is there.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>item.unknown</c>, <c>item.too-few</c>, <c>transfer.exists</c>, <c>transfer.to-self</c>, <c>transfer.too-many</c> (16 on their way), <c>inventory.full</c> (no place for it to come back to), <c>character.unknown</c> and <c>character.retired</c> (also of the receiver), <c>number.out-of-range</c>, <c>id.empty</c>.</remarks>
[Alias("give-item"), Requires(Permission.Play)]
public sealed record GiveItem(
    TransferId Transfer,
    CharacterId To,
    ItemId Item,
    int Quantity) : CharacterCommand;
