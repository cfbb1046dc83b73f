using System.Text;
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

    private static readonly ResiliencePropertyKey<FailedTries> Failures = new("failures");

    private readonly string _handler;
    private readonly HandlingPolicy _policy;
    private readonly HandlerMetrics _metrics;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly CircuitBreakerStateProvider? _breaker;
    private readonly ResiliencePipeline _pipeline;

    public Recovery(IEventHandler handler, HandlerMetrics metrics, TimeProvider clock, ILogger logger)
    {
        (_handler, _policy, _metrics, _logger, _clock) = (handler.Name, handler.Policy, metrics, logger, clock);
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = failed => ValueTask.FromResult(IsTriedAgain(failed)),
            DelayGenerator = failed => ValueTask.FromResult<TimeSpan?>(PauseAfter(failed)),
        });
        if (_policy.Breaker is { } breaker) pipeline.AddCircuitBreaker(Breaker(breaker, _breaker = new CircuitBreakerStateProvider()));
        _pipeline = pipeline.AddTimeout(_policy.TryMax).Build();
        LongestMax = (_policy.TryMax + _policy.PauseMax) * _policy.TriesMax;
    }

    /// <summary>How long an event may take whose tries all count.</summary>
    public TimeSpan LongestMax { get; }

    public static string ErrorOf(Exception cause)
    {
        var error = $"{cause.GetType().Name}: {cause.Message}";
        return Storable(error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax]);
    }

    /// <summary>Without what a database takes in no text: zero characters, and halves of surrogate pairs.</summary>
    private static string Storable(string text)
    {
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) storable.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return storable.ToString();
    }

    /// <summary>
    /// No fault of the event's, and not for ever; what the database itself does not take is one. A <see cref="TimeoutException"/> is a grain's that did not answer; a try that took too long ends otherwise, and counts.
    /// </summary>
    public static bool IsOutage(Exception? cause) =>
        cause is CommandUndecidedException or JournalUnavailableException { IsRejection: false } or OrleansMessageRejectionException or SiloUnavailableException or BrokenCircuitException or TimeoutException;

    /// <summary>An outage of the database: it may last as long as it likes, and nothing could be given up meanwhile.</summary>
    public static bool IsOfStore(Exception? cause) =>
        cause is JournalUnavailableException { IsRejection: false } or CommandUndecidedException { Reason: UndecidedReason.StoreUnavailable or UndecidedReason.Busy } or BrokenCircuitException;

    /// <returns>Null when a try succeeded.</returns>
    /// <exception cref="OperationCanceledException">The silo stops; the event is not finished.</exception>
    public async Task<FailedHandling?> RunAsync(Func<CancellationToken, Task> handle, CancellationToken stopping)
    {
        var failures = new FailedTries { Began = _clock.GetTimestamp() };
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, stopping);
        context.Properties.Set(Failures, failures);
        try
        {
            await _pipeline.ExecuteAsync(async running => await handle(running.CancellationToken), context);
            return null;
        }
        catch (Exception cause)
        {
            stopping.ThrowIfCancellationRequested(); // whatever the last try ended with
            return new FailedHandling(cause, failures.Count);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One try, whatever the breaker says. Null when it succeeded.</summary>
    public async Task<Exception?> TryOnceAsync(Func<CancellationToken, Task> handle, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(_policy.TryMax, _clock);
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

    private CircuitBreakerStrategyOptions Breaker(BreakerPolicy policy, CircuitBreakerStateProvider state) => new()
    {
        StateProvider = state,
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
        var failures = failed.Context.Properties.GetValue(Failures, new());
        failures.Counts = !IsExcused(cause, failures) && !IsTheServices(failures);
        if (!failures.Counts) return true;
        if (++failures.Count >= _policy.TriesMax) return false;
        _metrics.Retried(_handler);
        _logger.TryFailed(_handler, failures.Count, ErrorOf(cause)); // where it failed is logged once, when it is given up
        return true;
    }

    private bool IsExcused(Exception cause, FailedTries failures) =>
        IsOutage(cause) && (IsOfStore(cause) || _clock.GetElapsedTime(failures.Began) < _policy.SilenceMax);

    /// <summary>Whether a failure that was no outage by itself is put down to the outside service: the breaker is not closed, and this does not go on for longer than it may.</summary>
    private bool IsTheServices(FailedTries failures) =>
        _breaker is { CircuitState: not CircuitState.Closed } && _clock.GetElapsedTime(failures.Began) < _policy.Breaker!.Patience;

    /// <summary>Half of each pause is random.</summary>
    private TimeSpan PauseAfter(RetryDelayGeneratorArguments<object> failed)
    {
        var failures = failed.Context.Properties.GetValue(Failures, new());
        var longest = failures.Counts ? Math.Min(_policy.PauseMax.TotalSeconds, _policy.PauseFirst.TotalSeconds * Math.Pow(2, failures.Count - 1)) : OutagePause.TotalSeconds;
        var pause = TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
        return failed.Outcome.Exception is BrokenCircuitException { RetryAfter: { } open } ? open + pause : pause;
    }

    private sealed class FailedTries
    {
        /// <summary>Those that count.</summary>
        public int Count { get; set; }

        /// <summary>Whether the last one does.</summary>
        public bool Counts { get; set; }

        /// <summary>Timestamp of the first try.</summary>
        public long Began { get; init; }
    }
}
