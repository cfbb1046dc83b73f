using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>One line or typed event of a session as an analyser sees it.</summary>
/// <param name="Id">Unique in the campaign.</param>
/// <param name="Themes">The most probable themes, each once; their probabilities sum to at most 1. What is left belongs to all others alike.</param>
/// <param name="Drivers">Who and where; the event itself counts as a driver without being named.</param>
public sealed record SessionEvent(string Id, ImmutableArray<ThemeWeight> Themes, ImmutableArray<ThemeDriver> Drivers);
