using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Says how one faction stands to another. The other way round is a matter of its own. Players see it when they see both factions.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="Towards">The other one.</param>
/// <param name="Attitude">-3 (at war) to 3 (sworn allies); 0 is indifference.</param>
/// <remarks>Refused: <c>faction.unknown</c>, <c>faction.self</c>, <c>faction.attitude</c>.</remarks>
[Alias("set-attitude"), Requires(Permission.RunGame)]
public sealed record SetAttitude(
    FactionId Faction,
    FactionId Towards,
    int Attitude) : CampaignCommand;
