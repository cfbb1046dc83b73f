using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Kind">why, question, truth, nobody, start, scene, clues, reward, consequences or checked.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Scene">The scene it belongs to; 0 for the whole chapter.</param>
/// <param name="Lines">At least one.</param>
public sealed record DocumentSection(string Kind, string Title, int Scene, ImmutableArray<ProseLine> Lines);
