using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A pack, or why there is none.</summary>
public sealed record ThemePackResult(ThemePack? Pack, ImmutableArray<ThemePackError> Errors);
