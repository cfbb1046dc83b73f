using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Takes a faction out of the campaign, with all attitudes to it. One that does not exist is left alone.</summary>
/// <param name="Faction">The faction.</param>
[Alias("dissolve-faction"), Requires(Permission.RunGame)]
public sealed record DissolveFaction(FactionId Faction) : CampaignCommand;
