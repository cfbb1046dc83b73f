using OrleansCampaigns.Contracts.Characters;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>How many scenes of a chapter ask a question of one character.</summary>
/// <param name="Character">A player's.</param>
/// <param name="Beats">1 to <see cref="ChapterOrigin.ScenesMax"/>.</param>
[Alias("chapter-beats")]
public sealed record ChapterBeats(CharacterId Character, int Beats);
