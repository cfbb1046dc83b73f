using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>A command on its way from a client.</summary>
/// <param name="Id">Chosen by the sender; makes sending again harmless.</param>
/// <param name="Campaign">The campaign in which it happens.</param>
/// <param name="Command">What is to happen.</param>
/// <param name="Seen">
/// The version token of the entity that the author looked at (<see cref="Receipt.Version"/> or a view's <c>version</c>), or null for "whatever it is now".
/// A command of a kind that does not commute is refused as <c>stale</c> when the entity has changed since.
/// </param>
public sealed record CommandEnvelope(CommandId Id, CampaignId Campaign, Command Command, string? Seen = null);
