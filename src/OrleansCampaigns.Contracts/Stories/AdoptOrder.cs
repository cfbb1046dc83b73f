using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>
/// The argument of a job of the kind <c>adopt-chapter</c>: makes a draft a chapter of the campaign. What may be read to players becomes its text, the rest its secrets; new people are created, hidden; each ending of each
/// scene is proposed as a consequence.
/// </summary>
/// <param name="Draft">The job that wrote it; its file must not have expired.</param>
/// <param name="Variant">From 1.</param>
/// <param name="Chapter">The chapter's id, of the sender's choice.</param>
/// <remarks>Refused: <c>story.order</c>; later <c>story.no-draft</c>, and whatever refuses the commands that it sends for who started it.</remarks>
[Alias("adopt-order")]
public sealed record AdoptOrder(JobId Draft, int Variant, ChapterId Chapter);
