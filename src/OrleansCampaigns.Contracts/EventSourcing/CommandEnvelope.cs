using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>A command on its way from a client.</summary>
/// <param name="Id">Chosen by the sender; makes sending again harmless.</param>
/// <param name="Campaign">The campaign in which it happens.</param>
/// <param name="Command">What is to happen.</param>
/// <param name="Seen">
/// The version token of the entity that the author looked at (<see cref="Receipt.Version"/> or a view's <c>version</c>), or null for "whatever it is now".
/// When the entity has changed since, the command's kind decides (<see cref="Receipt.Outcome"/> tells): what commutes applies; what sets a field applies unless somebody else set that
/// field since, and then the higher role's value is in place and the other is kept; text is merged; everything else is refused as <c>entity.stale</c>.
/// </param>
public sealed record CommandEnvelope(CommandId Id, CampaignId Campaign, Command Command, string? Seen = null);
