using System.Collections.Immutable;
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
/// <param name="Behind">
/// Own commands on the same entity that were sent before this one and that the author had in mind beside <paramref name="Seen"/>: what they changed counts as seen, as long as nobody else changed the entity in
/// between. At most <see cref="BehindMax"/>; more are refused as <c>command.behind-too-many</c>.
/// </param>
public sealed record CommandEnvelope(CommandId Id, CampaignId Campaign, Command Command, string? Seen = null, ImmutableArray<CommandId>? Behind = null)
{
    public const int BehindMax = 256;
}
