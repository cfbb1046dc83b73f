using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>The last step of a transfer that failed: the item is back with the giver. Nothing happens when the transfer is finished already; a full or retired giver takes it back all the same.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Number">Its number among the giver's transfers.</param>
/// <param name="Reason">The code of the refusal.</param>
/// <remarks>Sent by the campaign itself when the receiver declined. Refused: <c>access.denied</c> from anybody else, <c>character.unknown</c>.</remarks>
[Alias("return-item"), Requires(Permission.RunGame)]
public sealed record ReturnItem(
    TransferId Transfer,
    long Number,
    string Reason) : CharacterCommand;
