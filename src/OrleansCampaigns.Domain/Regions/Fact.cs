using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A fact, how it really is, since when it is recorded, and who was told what of it.</summary>
public sealed record Fact(string Text, FactStanding Standing, DateTimeOffset Since, FactKnowledge Knowledge);
