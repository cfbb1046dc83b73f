using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>"Why this?" of any line of a draft.</summary>
/// <param name="Draft">The job that wrote it.</param>
/// <param name="Variant">From 1.</param>
/// <param name="Section">Its place in <see cref="ChapterDraft.Sections"/>, from 0.</param>
/// <param name="Line">Its place in the section, from 0.</param>
/// <remarks>Refused: as <see cref="ViewChapterDraft"/>, and <c>story.no-line</c>. Answered with <see cref="DraftLineAnswer"/>.</remarks>
[Alias("explain-draft-line")]
public sealed record ExplainDraftLine(JobId Draft, int Variant, int Section, int Line) : Query;
