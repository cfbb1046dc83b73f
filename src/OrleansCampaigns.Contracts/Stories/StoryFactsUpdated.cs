using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>What is so in the story has changed.</summary>
/// <param name="Added">What is so from now on.</param>
/// <param name="Removed">What is not so any more.</param>
/// <param name="From">Where what was added comes from.</param>
[Alias("story-facts-updated")]
public sealed record StoryFactsUpdated(ImmutableArray<StoryFact> Added, ImmutableArray<StoryFact> Removed, StoryFactView From) : CampaignUpdate
{
    public override CampaignView Apply(CampaignView view) => view with
    {
        StoryFacts = view.StoryFacts.RemoveRange(Removed).SetItems(Added.Select(fact => KeyValuePair.Create(fact, From))),
    };
}
