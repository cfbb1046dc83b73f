using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Text">As people read it.</param>
/// <param name="Template">Id of the template.</param>
/// <param name="Bound">Keys of the nouns that were named, and ids of the phrases that were lent, in the order of the text, each once.</param>
public sealed record RealisedText(string Text, string Template, ImmutableArray<string> Bound);
