using Microsoft.Extensions.Logging;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;
using Polly;
using Polly.Retry;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Tries an event as its handler's <see cref="HandlingPolicy"/> says. Everything runs in the turns of the grain that calls.</summary>
internal sealed class Recovery
{
    /// <summary>Characters of an error that are kept.</summary>
    public const int ErrorLengthMax = 2_000;

    private static readonly ResiliencePropertyKey<FailedTries> Failures = new("failures");
    private static readonly TimeSpan BuryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IEventHandler _handler;
    private readonly HandlerShell _shell;
    private readonly ResiliencePipeline _pipeline;

    public Recovery(IEventHandler handler, HandlerShell shell)
    {
        (_handler, _shell) = (handler, shell);
        var policy = handler.Policy;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = shell.Clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = policy.PauseFirst,
                MaxDelay = policy.PauseMax,
                ShouldHandle = failed => ValueTask.FromResult(IsTriedAgain(failed)),
            })
            .AddTimeout(policy.TryMax)
            .Build();
        LongestMax = (policy.TryMax + policy.PauseMax) * policy.TriesMax;
    }

    /// <summary>How long an event may take whose tries all count.</summary>
    public TimeSpan LongestMax { get; }

    public static string ErrorOf(Exception cause)
    {
        var error = $"{cause.GetType().Name}: {cause.Message}";
        return error.Length <= ErrorLengthMax ? error : error[..ErrorLengthMax];
    }

    /// <returns>Null when a try succeeded.</returns>
    /// <exception cref="OperationCanceledException">The silo stops; the event is not finished.</exception>
    public async Task<FailedHandling?> RunAsync(Func<CancellationToken, Task> handle, CancellationToken stopping)
    {
        var failures = new FailedTries();
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, stopping);
        context.Properties.Set(Failures, failures);
        try
        {
            await _pipeline.ExecuteAsync(async running => await handle(running.CancellationToken), context);
            return null;
        }
        catch (Exception cause) when (!stopping.IsCancellationRequested)
        {
            return new FailedHandling(cause, failures.Count);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Keeps a dead letter. As long as it cannot be stored, its event is not finished.</summary>
    public async Task BuryAsync(DeadLetter letter, CancellationToken stopping)
    {
        while (!await TryBuryAsync(letter)) await Task.Delay(BuryAgainAfter, _shell.Clock, stopping);
        _shell.Metrics.GivenUp(_handler.Name);
        _shell.Logger.GivenUp(_handler.Name, letter.EventType, letter.Tries);
    }

    private async Task<bool> TryBuryAsync(DeadLetter letter)
    {
        try
        {
            await _shell.DeadLetters.PutAsync(letter, CancellationToken.None);
            return true;
        }
        catch (JournalUnavailableException cause)
        {
            _shell.Logger.DeadLetterNotWritten(cause, _handler.Name);
            return false;
        }
    }

    private bool IsTriedAgain(RetryPredicateArguments<object> failed)
    {
        if (failed.Outcome.Exception is not { } cause || failed.Context.CancellationToken.IsCancellationRequested) return false;
        if (cause is CommandUndecidedException or JournalUnavailableException) return true;
        _shell.Metrics.Failed(_handler.Name);
        return ++failed.Context.Properties.GetValue(Failures, new FailedTries()).Count < _handler.Policy.TriesMax;
    }

    private sealed class FailedTries
    {
        public int Count { get; set; }
    }
}
