using System.Threading.RateLimiting;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Feed;

/// <summary>How fast one connection may send commands; beyond it each gets <c>limits.too-many-commands</c> and nothing else happens.</summary>
/// <param name="CommandsPerSecond">Sustained.</param>
/// <param name="Burst">At once, after a pause.</param>
public sealed record CommandAllowance(int CommandsPerSecond, int Burst)
{
    public static Refusal Exceeded { get; } =
        Refusal.TooMany("limits.too-many-commands", "You send commands faster than this connection is allowed to.", TimeSpan.FromSeconds(1));

    internal TokenBucketRateLimiter Create() => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Burst,
        TokensPerPeriod = Math.Max(1, CommandsPerSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0,
        AutoReplenishment = false,
    });
}
