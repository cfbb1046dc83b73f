using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A generated chapter, before it is one of the campaign's: for game masters only. About 100 KB as JSON.</summary>
/// <param name="Variant">From 1.</param>
/// <param name="Seed">That made it.</param>
/// <param name="Title">Without number.</param>
/// <param name="Heading">Number, seed, arc, tone and lines, in one line.</param>
/// <param name="Sections">In the order in which one reads.</param>
/// <param name="Scenes">What each scene is made of.</param>
/// <param name="Findings">What the engine found wrong with its own chapter; empty unless its content has a fault.</param>
/// <param name="ArcFit">Correlation of fortune with the arc that was asked for, −1,000 to 1,000.</param>
/// <param name="TensionFit">The same of tension.</param>
[Alias("chapter-draft")]
public sealed record ChapterDraft(
    int Variant, ulong Seed, string Title, string Heading, ImmutableArray<DraftSection> Sections, ImmutableArray<DraftScene> Scenes, ImmutableArray<string> Findings, int ArcFit, int TensionFit);
