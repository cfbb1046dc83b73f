using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>
/// Has a job end before its time. One that waits is cancelled at once; one that runs ends at the next place where it looks, and until then may still succeed. The wish is
/// stored: it outlives the server that runs the job. Cancelling what has ended changes nothing.
/// </summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Job">The job.</param>
/// <remarks>Refused: <c>job.unknown</c>.</remarks>
public sealed record CancelJob(CampaignId Campaign, JobId Job);
