using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The last step of a transfer: the receiver has the item. Nothing happens when it is finished already.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Number">Its number among the giver's transfers.</param>
/// <remarks>Sent by the campaign itself when the receiver took the item. Refused: <c>access.denied</c> from anybody else, <c>character.unknown</c>.</remarks>
[Alias("complete-transfer"), Requires(Permission.RunGame)]
public sealed record CompleteTransfer(TransferId Transfer, long Number) : CharacterCommand;
