using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
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
    public void An_error_is_kept_without_what_no_database_stores()
    {
        Assert.Equal("FormatException: a\uFFFDb\uFFFDc", Recovery.ErrorOf(new FormatException("a\0b\uD83Dc")));
        var cut = Recovery.ErrorOf(new FormatException(new string('x', Recovery.ErrorLengthMax - "FormatException: ".Length - 1) + "\U0001F600"));
        Assert.Equal((Recovery.ErrorLengthMax, '\uFFFD'), (cut.Length, cut[^1]));
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
        new JournalUnavailableException("The database shuts down.", new PostgresException("terminating connection", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown)),
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
    public async Task What_the_database_does_not_take_is_a_try_that_counts()
    {
        var tries = 0;
        var rejected = new JournalUnavailableException("No.", new PostgresException("invalid byte sequence", "ERROR", "ERROR", PostgresErrorCodes.CharacterNotInRepertoire));
        var failure = await Of(ScriptedHandler.Quick).RunAsync(_ => { tries++; throw rejected; }, CancellationToken.None);
        Assert.Equal((3, 3), (tries, failure!.Tries));
    }

    public static TheoryData<Exception> Silences => [new TimeoutException("No answer."), new SiloUnavailableException("It is dead."), new CommandUndecidedException(UndecidedReason.Reloading, "Again.")];

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Who_gives_no_answer_is_waited_for_and_not_for_ever(Exception silence)
    {
        var tries = 0;
        Assert.Null(await Of(ScriptedHandler.Quick with { TriesMax = 1 }).RunAsync(_ => ++tries < 3 ? throw silence : Task.CompletedTask, CancellationToken.None));
        Assert.Equal(3, tries);
        var failure = await Of(ScriptedHandler.Quick with { SilenceMax = TimeSpan.Zero }).RunAsync(_ => throw silence, CancellationToken.None);
        Assert.Equal(3, failure!.Tries);
    }

    [Fact]
    public async Task The_database_is_waited_for_as_long_as_it_takes()
    {
        var tries = 0;
        var away = new JournalUnavailableException("The database is away.");
        Assert.Null(await Of(ScriptedHandler.Quick with { TriesMax = 1, SilenceMax = TimeSpan.Zero }).RunAsync(_ => ++tries < 3 ? throw away : Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_cancelled_and_has_failed()
    {
        var policy = ScriptedHandler.Quick with { TryMax = TimeSpan.FromMilliseconds(50) };
        var failure = await Of(policy).RunAsync(token => new TaskCompletionSource().Task.WaitAsync(token), CancellationToken.None);
        Assert.Equal(3, failure!.Tries);
        Assert.NotNull(await Of(policy).TryOnceAsync(token => new TaskCompletionSource().Task.WaitAsync(token), CancellationToken.None));
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
    public async Task Nothing_is_given_up_for_an_outage_of_the_outside_service_and_all_goes_on_when_it_is_back()
    {
        var recovery = Of(ScriptedHandler.Quick with { TriesMax = 2, Breaker = new BreakerPolicy(0.5, 2, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5), TimeSpan.FromHours(1)) });
        var (tries, isBack) = (0, false);
        var probed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var many = Enumerable.Range(0, 20).Select(_ => recovery.RunAsync(CallAsync, CancellationToken.None)).ToImmutableArray();
        await probed.Task;
        Assert.All(many, one => Assert.False(one.IsCompleted));
        Volatile.Write(ref isBack, true);
        Assert.All(await Task.WhenAll(many), Assert.Null);

        // All are tried at first, the breaker opens, and from then on one is tried at a time.
        async Task CallAsync(CancellationToken token)
        {
            if (Interlocked.Increment(ref tries) == 20 + 2) probed.SetResult();
            await Task.Yield();
            if (!Volatile.Read(ref isBack)) throw new HttpRequestException("Nobody answers.");
        }
    }

    [Fact]
    public Task While_the_breaker_is_open_nothing_is_tried() => HandlerLanesTests.OnOneThreadAsync(async () =>
    {
        var recovery = Of(ScriptedHandler.Quick with { Breaker = new BreakerPolicy(0.5, 2, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), TimeSpan.FromHours(1)) });
        var tries = 0;
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = new CancellationTokenSource();
        var first = recovery.RunAsync(CallAsync, stopping.Token);
        await opened.Task;
        var waiting = Enumerable.Range(0, 20).Select(_ => recovery.RunAsync(CallAsync, stopping.Token)).Append(first).ToImmutableArray();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        await stopping.CancelAsync();
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(2, tries);

        Task CallAsync(CancellationToken token)
        {
            if (++tries == 2) opened.SetResult();
            throw new HttpRequestException("Nobody answers.");
        }
    });

    [Fact]
    public async Task An_event_that_the_service_fails_at_is_given_up_when_patience_is_over()
    {
        var recovery = Of(ScriptedHandler.Quick with { Breaker = new BreakerPolicy(0.5, 2, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(1)) });
        var failure = await recovery.RunAsync(_ => throw new HttpRequestException("I choke on it."), CancellationToken.None);
        Assert.Equal(3, failure!.Tries);
    }

    public void Dispose() => _metrics.Dispose();

    private Recovery Of(HandlingPolicy policy) => new(new ScriptedHandler("tried", HandlerTable.Weather) { Policy = policy }, _metrics, TimeProvider.System, NullLogger.Instance);
}
