namespace OrleansCampaigns.Journal;

/// <summary>Somebody wants to run a job.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">The one that they saw: when it has moved on, somebody else was faster.</param>
/// <param name="Now">A lease that ended before this is void.</param>
/// <param name="LeaseUntil">Of the new attempt.</param>
/// <param name="RunningOfCampaignMax">Jobs of one campaign that may run at once, this one included.</param>
public sealed record JobClaim(Guid Id, int Attempt, DateTimeOffset Now, DateTimeOffset LeaseUntil, int RunningOfCampaignMax);
