using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>A job as it stands.</summary>
[Alias("job-answer")]
public sealed record JobAnswer(JobView Job) : Answer;
