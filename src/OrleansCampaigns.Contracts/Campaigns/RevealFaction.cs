using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Shows a hidden faction to everybody, with the attitudes between it and other factions that they see.</summary>
/// <param name="Faction">The faction.</param>
/// <remarks>Refused: <c>faction.unknown</c>.</remarks>
[Alias("reveal-faction"), Requires(Permission.RunGame)]
public sealed record RevealFaction(FactionId Faction) : CampaignCommand;
