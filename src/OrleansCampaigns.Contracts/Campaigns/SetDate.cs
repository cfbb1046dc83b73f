using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Sets the current date, forward or back. The weekday follows.</summary>
/// <param name="Today">A date that the calendar has.</param>
/// <remarks>Refused: <c>calendar.none</c>, <c>calendar.date</c>.</remarks>
[Alias("set-date"), Requires(Permission.WriteStory)]
public sealed record SetDate(WorldDate Today) : CampaignCommand;
