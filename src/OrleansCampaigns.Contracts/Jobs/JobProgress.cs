using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>
/// Pushed as <c>job</c> to the connections of the one who started the job, and of the owner, that follow its campaign: not more than four times a second, and
/// surely at the end. Where a push is lost with its connection or its server, the job's state is there to be asked for.
/// </summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Job">The job.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Stage">What it does now, in a word.</param>
public sealed record JobProgress(CampaignId Campaign, JobId Job, JobState State, double Progress, string Stage);
