using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Which event of the journal each fact of a campaign comes from, folded beside the campaign itself.</summary>
/// <param name="Facts">Facts of the story that hold, with the event that said so and the chapters that were published by then.</param>
/// <param name="Entities">The last event of each entity: where what it says of itself comes from.</param>
internal sealed record StorySources(ImmutableSortedDictionary<StoryFact, StorySource> Facts, ImmutableDictionary<EntityRef, long> Entities)
{
    public static StorySources None { get; } = new(ImmutableSortedDictionary<StoryFact, StorySource>.Empty, ImmutableDictionary<EntityRef, long>.Empty);

    /// <param name="recorded">The next event.</param>
    /// <param name="after">The campaign after it.</param>
    public StorySources With(RecordedEvent recorded, CampaignWorld after)
    {
        var entities = Entities.SetItem(recorded.Entity, recorded.Sequence);
        if (recorded.Event is not StoryFactsChanged changed) return this with { Entities = entities };
        var source = new StorySource(recorded.Sequence, ChaptersPlayed(after.Campaign), changed.Chapter is not null);
        return new StorySources(Facts.RemoveRange(changed.Removed).SetItems(changed.Added.Select(fact => KeyValuePair.Create(fact, source))), entities);
    }

    /// <summary>Chapters that were published, also those that were archived since: the number of the last one.</summary>
    public static int ChaptersPlayed(CampaignState campaign) =>
        campaign.Chapters.Count(chapter => chapter.Status is Contracts.Campaigns.ChapterStatus.Published or Contracts.Campaigns.ChapterStatus.Archived);
}
