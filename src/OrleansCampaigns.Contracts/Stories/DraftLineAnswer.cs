using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Where a line comes from.</summary>
/// <param name="Line">The line with its template and the facts that it says.</param>
/// <param name="Scene">What its scene rests on and what could have stood there; null for lines of the whole chapter.</param>
[Alias("draft-line-answer")]
public sealed record DraftLineAnswer(DraftLine Line, DraftScene? Scene = null) : Answer;
