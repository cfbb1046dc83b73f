using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Says what a faction is after. Only game masters see it, also of an open faction.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="Goal">At most 4,000 characters; may be empty.</param>
/// <remarks>Refused: <c>faction.unknown</c>, <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("set-faction-goal"), Requires(Permission.RunGame)]
public sealed record SetFactionGoal(
    [property: Id(0)] FactionId Faction,
    [property: Id(1)] string Goal) : CampaignCommand;
