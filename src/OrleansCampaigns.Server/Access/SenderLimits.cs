using System.Globalization;
using System.Threading.RateLimiting;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Access;

/// <summary>
/// A token bucket for each sender: <see cref="ServerOptions.CommandsPerSecond"/> in the long run, <see cref="ServerOptions.CommandBurst"/> at once. Beyond it nothing
/// is queued: the sender hears <c>limits.too-many-commands</c> and when to come back.
/// </summary>
public sealed class SenderLimits(ServerOptions options) : IDisposable
{
    private static readonly TimeSpan RefillPeriod = TimeSpan.FromMilliseconds(100);

    private readonly PartitionedRateLimiter<UserId> _users = PartitionedRateLimiter.Create<UserId, UserId>(
        user => RateLimitPartition.GetTokenBucketLimiter(user, _ => Bucket(options)));

    /// <summary>Takes one token from the user's bucket, shared by all their HTTP requests; null when there was one.</summary>
    public Refusal? Take(UserId user)
    {
        using var lease = _users.AttemptAcquire(user);
        return lease.IsAcquired ? null : TooMany(options);
    }

    /// <summary>Takes one token from a connection's own bucket (<see cref="NewBucket"/>); null when there was one.</summary>
    public Refusal? Take(RateLimiter bucket)
    {
        using var lease = bucket.AttemptAcquire();
        return lease.IsAcquired ? null : TooMany(options);
    }

    /// <summary>The bucket of one connection; whoever asks for it disposes of it.</summary>
    public RateLimiter NewBucket() => new TokenBucketRateLimiter(Bucket(options));

    public void Dispose() => _users.Dispose();

    private static Refusal TooMany(ServerOptions options) => Refusal.TooMany(
        "limits.too-many-commands",
        string.Create(CultureInfo.InvariantCulture, $"You sent more than {options.CommandBurst} requests at once or {options.CommandsPerSecond} a second."),
        TimeSpan.FromSeconds(1));

    private static TokenBucketRateLimiterOptions Bucket(ServerOptions options) => new()
    {
        TokenLimit = options.CommandBurst,
        TokensPerPeriod = Math.Max(1, options.CommandsPerSecond / 10),
        ReplenishmentPeriod = options.CommandsPerSecond < 10 ? TimeSpan.FromSeconds(1.0 / options.CommandsPerSecond) : RefillPeriod,
        AutoReplenishment = true,
        QueueLimit = 0,
    };
}
