using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>A campaign as chapters are planned from it.</summary>
/// <param name="Sequence">The position of the journal that it was read at.</param>
/// <param name="World">What the engine plans from.</param>
/// <param name="OwnFacts">Facts of the story in the table's own words, which the engine's vocabulary does not know: they are in no plan.</param>
/// <param name="LeftOut">Entities and facts beyond the bounds of a <see cref="StoryWorld"/>.</param>
/// <param name="LinesNotKnown">Lines and veils of the table that name none of the engine's safety tags. Nothing is planned around them, so people have to.</param>
internal sealed record StoryReading(long Sequence, StoryWorld World, int OwnFacts, int LeftOut, ImmutableArray<string> LinesNotKnown)
{
    /// <summary>What players have read in published chapters: none of it is said again. Only looked at.</summary>
    public required SentenceLedger Said { get; init; }
}
