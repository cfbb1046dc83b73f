using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Jobs;

/// <summary>The jobs of a campaign that the asker may see, those that are finished and not yet forgotten too, in the order of their ids.</summary>
/// <param name="After">The last job that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>. Answered with <see cref="JobsAnswer"/>.</remarks>
[Alias("list-jobs")]
public sealed record ListJobs(JobId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
