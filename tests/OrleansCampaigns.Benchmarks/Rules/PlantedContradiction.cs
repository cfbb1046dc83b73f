using System.Collections.Immutable;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Benchmarks.Rules;

/// <summary>One contradiction between a world and a chapter, in both forms.</summary>
/// <param name="Kind">One of <see cref="ContradictionPlanter.Kinds"/>.</param>
/// <param name="World">In which the chapter without it has no finding.</param>
/// <param name="Rules">Ids, one of which has to be found.</param>
/// <param name="Structured">The chapter's scenes with it.</param>
/// <param name="Scene">Where the sentence goes.</param>
/// <param name="Sentence">The same as somebody writes it.</param>
internal sealed record PlantedContradiction(string Kind, WorldRecord World, ImmutableArray<string> Rules, ChapterRecord Structured, int Scene, string Sentence);
