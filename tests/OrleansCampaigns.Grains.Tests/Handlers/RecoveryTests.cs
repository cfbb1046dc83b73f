using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>How often something is tried, and what counts.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly HandlerMetrics _metrics = new(new EventHandlers([]), new HandlersHere());

    [Fact]
    public async Task What_fails_always_is_given_up_after_the_policys_tries_with_the_last_error()
    {
        var tries = 0;
        var failure = await Of(ScriptedHandler.Quick).RunAsync(_ => throw new FormatException($"Try {++tries}"), CancellationToken.None);
        Assert.Equal((3, 3, "Try 3"), (tries, failure!.Tries, failure.Cause.Message));
    }

    [Fact]
    public async Task What_succeeds_at_last_is_no_failure()
    {
        var tries = 0;
        Assert.Null(await Of(ScriptedHandler.Quick).RunAsync(_ => ++tries < 3 ? throw new FormatException("Not yet.") : Task.CompletedTask, CancellationToken.None));
        Assert.Equal(3, tries);
    }

    public static TheoryData<Exception> Outages =>
    [
        new CommandUndecidedException(UndecidedReason.Busy, "Later."),
        new JournalUnavailableException("The database is away."),
        new SiloUnavailableException("It is dead."),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Tries_during_an_outage_do_not_count(Exception outage)
    {
        var policy = ScriptedHandler.Quick with { TriesMax = 1 };
        var tries = 0;
        Assert.Null(await Of(policy).RunAsync(_ => ++tries < 3 ? throw outage : Task.CompletedTask, CancellationToken.None));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_cancelled_and_has_failed()
    {
        var policy = ScriptedHandler.Quick with { TryMax = TimeSpan.FromMilliseconds(50) };
        var failure = await Of(policy).RunAsync(token => new TaskCompletionSource().Task.WaitAsync(token), CancellationToken.None);
        Assert.Equal(3, failure!.Tries);
        Assert.NotNull(await Of(policy).TryOnceAsync(token => new TaskCompletionSource().Task.WaitAsync(token), TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task A_silo_that_stops_gives_nothing_up()
    {
        using var stopping = new CancellationTokenSource();
        var recovery = Of(ScriptedHandler.Quick with { TriesMax = 1 });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => recovery.RunAsync(
            async token =>
            {
                await stopping.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stopping.Token));
    }

    [Fact]
    public async Task An_open_breaker_keeps_events_waiting_without_a_try_that_counts_until_the_service_is_back()
    {
        var policy = ScriptedHandler.Quick with { TriesMax = 3, Breaker = new BreakerPolicy(0.5, 2, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5)) };
        var recovery = Of(policy);
        var isBack = false;
        var tries = 0;
        async Task CallAsync(CancellationToken token)
        {
            Interlocked.Increment(ref tries);
            await Task.Yield();
            if (!Volatile.Read(ref isBack)) throw new HttpRequestException("Nobody answers.");
        }

        // Two failures open it: from then on it lets one try through each time, whoever's, and no more.
        Assert.NotNull(await recovery.RunAsync(CallAsync, CancellationToken.None));
        var before = Volatile.Read(ref tries);
        Volatile.Write(ref isBack, true);
        var many = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => recovery.RunAsync(CallAsync, CancellationToken.None)));
        Assert.All(many, Assert.Null);
        Assert.Equal(before + 50, Volatile.Read(ref tries));
    }

    [Fact]
    public async Task While_the_breaker_is_open_nothing_is_tried()
    {
        var policy = ScriptedHandler.Quick with { TriesMax = 2, Breaker = new BreakerPolicy(0.5, 2, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1)) };
        var recovery = Of(policy);
        var tries = 0;
        Task CallAsync(CancellationToken token) => throw new HttpRequestException($"{++tries}");
        Assert.Equal(2, (await recovery.RunAsync(CallAsync, CancellationToken.None))!.Tries);
        using var stopping = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 20).Select(_ => recovery.RunAsync(CallAsync, stopping.Token)).ToImmutableArray();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        Assert.Equal(2, tries);
        await stopping.CancelAsync();
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(2, tries);
    }

    public void Dispose() => _metrics.Dispose();

    private Recovery Of(HandlingPolicy policy) => new(new ScriptedHandler("tried", HandlerTable.Weather) { Policy = policy }, _metrics, TimeProvider.System, NullLogger.Instance);
}
