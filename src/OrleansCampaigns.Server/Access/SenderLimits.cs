using System.Threading.RateLimiting;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Access;

/// <summary>
/// A token bucket for each user's HTTP requests, of the size that a live connection has (<see cref="CommandAllowance"/>). Beyond it nothing is queued: the sender hears
/// <c>limits.too-many-commands</c> and when to come back. Idle buckets are forgotten.
/// </summary>
public sealed class SenderLimits(CommandAllowance allowance) : IDisposable
{
    private readonly PartitionedRateLimiter<UserId> _users = PartitionedRateLimiter.Create<UserId, UserId>(
        user => RateLimitPartition.GetTokenBucketLimiter(user, _ => BucketOf(allowance)));

    /// <summary>Takes one token; null when there was one.</summary>
    public Refusal? Take(UserId user)
    {
        using var lease = _users.AttemptAcquire(user);
        return lease.IsAcquired ? null : CommandAllowance.Exceeded;
    }

    public void Dispose() => _users.Dispose();

    private static TokenBucketRateLimiterOptions BucketOf(CommandAllowance allowance) => new()
    {
        TokenLimit = allowance.Burst,
        TokensPerPeriod = allowance.CommandsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}
