using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Server.Feed;

/// <summary>How a job gets on, and who may know: nobody else is told.</summary>
internal sealed record JobNotice(JobProgress Progress, ImmutableArray<UserId> To);
