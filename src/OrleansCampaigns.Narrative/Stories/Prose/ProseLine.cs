using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A line of a document, and where it comes from.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Template">Id of the template that said it; <c>rules/…</c> for lines that the rules engine computed, <c>brief/…</c> for what the request names.</param>
/// <param name="Bound">Nouns named and phrases lent.</param>
/// <param name="Facts">Facts that it says, each with the event that made it so after an at sign.</param>
/// <param name="IsForPlayers">May be read to them. Made only from facts that they may know.</param>
public sealed record ProseLine(string Text, string Template, ImmutableArray<string> Bound, ImmutableArray<string> Facts, bool IsForPlayers);
