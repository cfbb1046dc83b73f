namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Why a pack is refused.</summary>
/// <param name="Code">Stable: <c>pack.syntax</c>, <c>pack.too-large</c>, <c>pack.missing</c>, <c>pack.kind</c>, <c>pack.form</c>, <c>pack.length</c>, <c>pack.count</c>,
/// <c>pack.twice</c>, <c>pack.unknown-parent</c>, <c>pack.cycle</c>, <c>pack.unknown-word</c>, <c>pack.unknown-field</c>.</param>
/// <param name="Position">A path such as <c>themes[3].parents[1]</c>, or <c>line 4, byte 17</c> for a fault of syntax.</param>
/// <param name="Message">A sentence for the pack's author.</param>
public sealed record ThemePackError(string Code, string Position, string Message);
