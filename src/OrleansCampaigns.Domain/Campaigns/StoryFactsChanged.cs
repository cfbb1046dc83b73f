using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What is so in the story has changed.</summary>
/// <param name="Added">None of them was so before.</param>
/// <param name="Removed">Each of them was.</param>
/// <param name="At">Since when.</param>
/// <param name="Chapter">Whose consequence it is; null: a game master said so.</param>
[EventType("story-facts-changed", 1)]
public sealed record StoryFactsChanged(
    ImmutableArray<StoryFact> Added,
    ImmutableArray<StoryFact> Removed,
    DateTimeOffset At,
    ChapterId? Chapter = null) : CampaignEvent;
