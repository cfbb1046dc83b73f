using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces a faction's name and description.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Description">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>faction.unknown</c>, <c>text.*</c>.</remarks>
[Alias("describe-faction"), Requires(Permission.RunGame)]
public sealed record DescribeFaction(
    FactionId Faction,
    string Name,
    string Description) : CampaignCommand;
