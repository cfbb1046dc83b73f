using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>One variant of a written chapter, whole.</summary>
/// <param name="Draft">The job that wrote it.</param>
/// <param name="Variant">From 1.</param>
/// <remarks>
/// Refused: <c>access.denied</c> to all but game masters, <c>job.unknown</c> to those who did not start the job and do not own the campaign, <c>job.no-file</c>, <c>story.no-draft</c>. Answered with <see cref="ChapterDraftAnswer"/>.
/// </remarks>
[Alias("view-chapter-draft")]
public sealed record ViewChapterDraft(JobId Draft, int Variant = 1) : Query;
