using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Brings a faction into the campaign.</summary>
/// <param name="Faction">Chosen by the sender.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Description">At most 8,000 characters; may be empty.</param>
/// <param name="Hidden">Whether only game masters know of it, until <see cref="RevealFaction"/>.</param>
/// <remarks>Refused: <c>faction.exists</c>, <c>faction.too-many</c> (100 a campaign), <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("found-faction"), Requires(Permission.RunGame)]
public sealed record FoundFaction(
    FactionId Faction,
    string Name,
    string Description,
    bool Hidden) : CampaignCommand;
