using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The second step of a transfer: the receiver takes the item, or declines it for good.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Number">Its number among the giver's transfers, from 1: the same number is received once, however often it is delivered.</param>
/// <param name="OldestOpen">The lowest number of the giver that was still on its way: all before it are finished.</param>
/// <param name="From">The giver.</param>
/// <param name="Item">The thing.</param>
/// <param name="Name">Its name at the giver.</param>
/// <param name="Note">Its note at the giver.</param>
/// <param name="Quantity">How many.</param>
/// <remarks>Sent by the campaign itself as the effect of a <see cref="GiveItem"/>. Refused: <c>access.denied</c> from anybody else, <c>character.unknown</c>, <c>transfer.invalid</c>.</remarks>
[Alias("receive-item"), Requires(Permission.RunGame)]
public sealed record ReceiveItem(
    TransferId Transfer,
    long Number,
    long OldestOpen,
    CharacterId From,
    ItemId Item,
    string Name,
    string Note,
    int Quantity) : CharacterCommand;
