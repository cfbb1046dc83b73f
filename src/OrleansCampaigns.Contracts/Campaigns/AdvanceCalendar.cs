using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Lets days pass in the world; months and years carry over. Two of these add up in any order.</summary>
/// <param name="Days">1 to 1,000,000.</param>
/// <remarks>Refused: <c>calendar.none</c>, <c>calendar.days</c>, <c>calendar.date</c> (the last year is 99,999).</remarks>
[Alias("advance-calendar"), Requires(Permission.WriteStory)]
public sealed record AdvanceCalendar(int Days) : CampaignCommand;
