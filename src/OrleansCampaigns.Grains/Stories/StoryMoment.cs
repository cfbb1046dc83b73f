using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>A campaign at one position of its journal, as it is and as chapters are planned from it.</summary>
internal sealed record StoryMoment(CampaignWorld World, StoryReading Reading);
