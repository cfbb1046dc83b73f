using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListJobs.After"/>; null when this is the end.</param>
[Alias("jobs-answer")]
public sealed record JobsAnswer(ImmutableArray<JobView> Jobs, JobId? Next = null) : Answer;
