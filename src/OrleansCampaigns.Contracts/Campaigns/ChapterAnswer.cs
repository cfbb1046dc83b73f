using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One chapter. The version is the campaign's: chapters are part of it.</summary>
[Alias("chapter-answer")]
public sealed record ChapterAnswer(ChapterView View) : EntityAnswer;
