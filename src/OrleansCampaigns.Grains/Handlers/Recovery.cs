using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Tries events as their handler's <see cref="HandlingPolicy"/> says. One for a handler and silo, so that the breaker is, too; what it runs, it runs in the turns of the grain
/// that calls.
/// </summary>
internal sealed class Recovery
{
    /// <summary>Characters of an error that are kept.</summary>
    public const int ErrorLengthMax = 2_000;

    /// <summary>Between tries that do not count, half of it random.</summary>
    public static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(2);

    private static readonly ResiliencePropertyKey<StrongBox<int>> Failures = new("failures");

    private readonly string _handler;
    private readonly HandlingPolicy _policy;
    private readonly HandlerMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;

    public Recovery(IEventHandler handler, HandlerMetrics metrics, TimeProvider clock, ILogger logger)
    {
        (_handler, _policy, _metrics, _logger) = (handler.Name, handler.Policy, metrics, logger);
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = _policy.PauseFirst,
            MaxDelay = _policy.PauseMax,
            ShouldHandle = failed => ValueTask.FromResult(IsTriedAgain(failed)),
            DelayGenerator = failed => ValueTask.FromResult(IsOutage(failed.Outcome.Exception) ? OutageDelay(failed.Outcome.Exception) : null),
        });
        if (_policy.Breaker is { } breaker) pipeline.AddCircuitBreaker(Breaker(breaker));
        _pipeline = pipeline.AddTimeout(_policy.TryMax).Build();
        LongestMax = (_policy.TryMax + _policy.PauseMax) * _policy.TriesMax;
    }

    /// <summary>How long an event may take whose tries all count.</summary>
    public TimeSpan LongestMax { get; }

    public static string ErrorOf(Exception cause)
    {
        var error = $"{cause.GetType().Name}: {cause.Message}";
        return error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax];
    }

    /// <summary>No fault of the event's, and not for ever.</summary>
    public static bool IsOutage(Exception? cause) =>
        cause is CommandUndecidedException or JournalUnavailableException or OrleansMessageRejectionException or SiloUnavailableException or BrokenCircuitException;

    /// <returns>Null when a try succeeded.</returns>
    /// <exception cref="OperationCanceledException">The silo stops; the event is not finished.</exception>
    public async Task<FailedHandling?> RunAsync(Func<CancellationToken, Task> handle, CancellationToken stopping)
    {
        var failures = new StrongBox<int>();
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, stopping);
        context.Properties.Set(Failures, failures);
        try
        {
            await _pipeline.ExecuteAsync(async running => await handle(running.CancellationToken), context);
            return null;
        }
        catch (Exception cause) when (!stopping.IsCancellationRequested)
        {
            return new FailedHandling(cause, failures.Value);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One try, whatever the breaker says. Null when it succeeded.</summary>
    public async Task<Exception?> TryOnceAsync(Func<CancellationToken, Task> handle, TimeProvider clock, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(_policy.TryMax, clock);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await handle(running.Token);
            return null;
        }
        catch (Exception cause) when (!stopping.IsCancellationRequested)
        {
            return cause;
        }
    }

    private CircuitBreakerStrategyOptions Breaker(BreakerPolicy policy) => new()
    {
        FailureRatio = policy.FailedShare,
        MinimumThroughput = policy.TriesMin,
        SamplingDuration = policy.Within,
        BreakDuration = policy.OpenFor,
        ShouldHandle = ended => ValueTask.FromResult(ended.Outcome.Exception is { } cause && !IsOutage(cause) && !ended.Context.CancellationToken.IsCancellationRequested),
        OnOpened = _ =>
        {
            _metrics.Opened(_handler);
            _logger.BreakerOpened(_handler, policy.OpenFor);
            return default;
        },
        OnClosed = _ =>
        {
            _metrics.Closed(_handler);
            _logger.BreakerClosed(_handler);
            return default;
        },
    };

    private bool IsTriedAgain(RetryPredicateArguments<object> failed)
    {
        if (failed.Outcome.Exception is not { } cause || failed.Context.CancellationToken.IsCancellationRequested) return false;
        if (IsOutage(cause)) return true;
        var tries = ++failed.Context.Properties.GetValue(Failures, new()).Value;
        var again = tries < _policy.TriesMax;
        if (again)
        {
            _metrics.Retried(_handler);
            _logger.TryFailed(_handler, tries, ErrorOf(cause)); // where it failed is logged once, when it is given up
        }

        return again;
    }

    private static TimeSpan? OutageDelay(Exception? cause)
    {
        var wait = cause is BrokenCircuitException { RetryAfter: { } open } ? open : OutagePause / 2;
        return wait + (OutagePause / 2 * Random.Shared.NextDouble());
    }
}
