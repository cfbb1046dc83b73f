using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A line of a draft and where it comes from.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="ForPlayers">It may be read to them.</param>
/// <param name="Template">Id of the template that said it.</param>
/// <param name="Facts">What it says, each with the event that made it so after an at sign.</param>
[Alias("draft-line")]
public sealed record DraftLine(string Text, bool ForPlayers, string Template, ImmutableArray<string> Facts);
