using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>The storage format of a <see cref="ThemeHistory"/>.</summary>
internal sealed record ThemeHistoryState(ImmutableArray<SessionThemes> Sessions, ImmutableSortedDictionary<string, ThemeLifecycle> Lives, ImmutableArray<int> Reported);
