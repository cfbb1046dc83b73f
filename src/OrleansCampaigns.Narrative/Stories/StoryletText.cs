using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Templates of a storylet: <c>{role}</c> and its forms, sense slots, <c>[a|b]</c> choices. Prose renders them, the planner never reads them.</summary>
public sealed record StoryletText(ImmutableArray<string> ReadAloud, ImmutableArray<string> GameMaster, ImmutableArray<string> Hook);
