using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>How far the writing of a chapter is, or what came of it.</summary>
/// <param name="Variant">From 1.</param>
/// <param name="Stage">planning, casting, writing or checking; written with a draft, refused with a refusal.</param>
/// <param name="Draft">A variant, whole, as JSON.</param>
/// <param name="Refusal">Nothing follows it.</param>
/// <param name="LinesNotKnown">With the first draft: lines and veils of the table that name no safety tag.</param>
/// <param name="LeftOut">With the first draft: what of the campaign the engine did not plan with.</param>
[GenerateSerializer, Immutable, Alias("chapter-step")]
public sealed record ChapterStep(
    [property: Id(0)] int Variant, [property: Id(1)] string Stage, [property: Id(2)] byte[]? Draft = null, [property: Id(3)] Refusal? Refusal = null, [property: Id(4)] string[]? LinesNotKnown = null, [property: Id(5)] int LeftOut = 0);
