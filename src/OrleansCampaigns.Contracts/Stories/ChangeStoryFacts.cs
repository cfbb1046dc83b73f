using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Says what is so in the story, and what is not so any more. Only game masters see it; chapters are planned from it.</summary>
/// <param name="Added">What is so: characters, factions and regions in it exist. What was known before changes nothing.</param>
/// <param name="Removed">What is not so any more. What was not known changes nothing.</param>
/// <remarks>
/// Both together at most 100. Refused: <c>story-fact.invalid</c> (also one that is both added and removed), <c>story-fact.too-many</c> (2,000 a campaign), <c>story-fact.no-such-part</c>.
/// </remarks>
[Alias("change-story-facts"), Requires(Permission.WriteStory)]
public sealed record ChangeStoryFacts(ImmutableArray<StoryFact> Added, ImmutableArray<StoryFact> Removed) : CampaignCommand;
