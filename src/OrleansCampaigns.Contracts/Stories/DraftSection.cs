using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A part of a draft.</summary>
/// <param name="Kind">why, question, truth, nobody, start, scene, clues, reward, consequences or checked.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Scene">The scene it belongs to, from 1; 0 for the whole chapter.</param>
/// <param name="Lines">At least one.</param>
[Alias("draft-section")]
public sealed record DraftSection(string Kind, string Title, int Scene, ImmutableArray<DraftLine> Lines);
