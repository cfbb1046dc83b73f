using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>A chapter to be written. The same one gives the same bytes on every silo.</summary>
/// <param name="Campaign">Of which campaign.</param>
/// <param name="Sequence">At which position of its journal.</param>
/// <param name="Seed">Of the first variant.</param>
/// <param name="Order">As JSON.</param>
/// <param name="Kept">The draft whose scenes stay, as JSON; null when none do.</param>
[GenerateSerializer, Immutable, Alias("chapter-task")]
public sealed record ChapterTask([property: Id(0)] CampaignId Campaign, [property: Id(1)] long Sequence, [property: Id(2)] ulong Seed, [property: Id(3)] byte[] Order, [property: Id(4)] byte[]? Kept = null);
