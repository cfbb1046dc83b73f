using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Says what a faction is after. Only game masters see it, also of an open faction.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="Goal">At most 4,000 characters; may be empty.</param>
/// <remarks>Refused: <c>faction.unknown</c>, <c>text.*</c>.</remarks>
[Alias("set-faction-goal"), Requires(Permission.RunGame)]
public sealed record SetFactionGoal(
    FactionId Faction,
    string Goal) : CampaignCommand;
