namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// The answer to a command that took effect: it is on disk. It holds no campaign sequence, because the gaps between two
/// receipts would tell a player how much happened in secret.
/// </summary>
/// <param name="Command">The command that this answers.</param>
/// <param name="Seal">Hash of the journal row in which the command's last event is stored, 64 hex digits; empty when the command had nothing to change.</param>
/// <param name="Version">Opaque token of the entity's version after the command, to be sent as <see cref="CommandEnvelope.Seen"/> or <c>If-Match</c>.</param>
/// <param name="Outcome">Whether what was sent is in place.</param>
public sealed record Receipt(CommandId Command, string Seal, string Version, ReceiptOutcome Outcome = ReceiptOutcome.Applied);
