using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <param name="Hits">Most certain first, except that close relatives give way to others.</param>
/// <param name="IsCut">There was more than a request may hold, and the rest was not looked at.</param>
public sealed record ThemeAnalysis(ImmutableArray<ThemeHit> Hits, bool IsCut);

/// <summary>A theme that the texts or events show.</summary>
/// <param name="Theme">Its id.</param>
/// <param name="Confidence">How often such a hit is right, to the millionth.</param>
/// <param name="Spans">What speaks for it, the strongest first, at most <see cref="ThemeAnalyser.SpansMax"/>.</param>
/// <param name="Near">Titles of stories with a sentence like the strongest span; for people to compare with.</param>
public sealed record ThemeHit(string Theme, ThemeLevel Level, double Confidence, ImmutableArray<ThemeSpan> Spans, ImmutableArray<string> Near);

/// <param name="Source">A text's or an event's id.</param>
/// <param name="Start">In characters; 0 with <paramref name="Length"/> 0 for an event.</param>
/// <param name="Weight">How probable this stretch alone makes the theme, to the millionth.</param>
/// <param name="Terms">The words in it that speak most for the theme, in the text's order.</param>
public sealed record ThemeSpan(string Source, int Start, int Length, double Weight, ImmutableArray<ThemeTermSpan> Terms);

/// <summary>In characters from the text's start.</summary>
public sealed record ThemeTermSpan(int Start, int Length);
