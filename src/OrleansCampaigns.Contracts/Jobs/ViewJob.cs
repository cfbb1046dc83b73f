using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>One job as it stands.</summary>
/// <param name="Job">The job.</param>
/// <remarks>Refused: <c>job.unknown</c>, also to whoever did not start it and does not own the campaign. Answered with <see cref="JobAnswer"/>.</remarks>
[Alias("view-job")]
public sealed record ViewJob(JobId Job) : Query;
