using System.Threading.RateLimiting;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// How fast one connection may call: send commands, ask, follow and leave. Beyond it each call gets <c>limits.too-many-commands</c> and nothing else happens. Signals, which
/// come with every move of a hand, have an allowance of their own, <see cref="SignalsPerCommand"/> times as large; beyond it they are dropped with <c>limits.too-many-signals</c>.
/// </summary>
/// <param name="CommandsPerSecond">Sustained.</param>
/// <param name="Burst">At once, after a pause.</param>
public sealed record CommandAllowance(int CommandsPerSecond, int Burst)
{
    public const int SignalsPerCommand = 4;

    public static Refusal Exceeded { get; } =
        Refusal.TooMany("limits.too-many-commands", "You send commands or other calls faster than this connection is allowed to.", TimeSpan.FromSeconds(1));

    public static Refusal SignalsExceeded { get; } =
        Refusal.TooMany("limits.too-many-signals", "You send signals faster than this connection is allowed to; some were dropped.", TimeSpan.FromSeconds(1));

    internal TokenBucketRateLimiter ForCalls() => Bucket(times: 1);

    internal TokenBucketRateLimiter ForSignals() => Bucket(SignalsPerCommand);

    private TokenBucketRateLimiter Bucket(int times) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = Burst * times,
        TokensPerPeriod = Math.Max(1, CommandsPerSecond * times / 10),
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0,
        AutoReplenishment = false,
    });
}
