using OrleansCampaigns.Grains.Consistency;

namespace OrleansCampaigns.Grains.Tests.Consistency;

public sealed class ScrubPaceTests
{
    private const int RowsPerSecond = 1_000;
    private const int Page = 200;

    /// <summary>Where a pace that holds nobody back is stopped.</summary>
    private const long RowsMax = 1_000_000;

    private readonly ManualClock _clock = new();
    private int _waiting;

    [Theory]
    [InlineData(0, RowsPerSecond)]
    [InlineData(ScrubPace.BusyAppends, RowsPerSecond)]
    [InlineData(ScrubPace.BusyAppends + 1, RowsPerSecond / ScrubPace.BusyShare)]
    public async Task No_more_rows_are_read_in_a_second_than_stated_and_a_tenth_of_that_under_load(int waitingAppends, int expectedPerSecond)
    {
        _waiting = waitingAppends;
        var rows = await ReadForAsync(NewPace(), TimeSpan.FromSeconds(60));
        Assert.InRange(rows, (59 * expectedPerSecond) - Page, (60 * expectedPerSecond) + Page);
    }

    [Fact]
    public async Task Two_verifications_of_one_silo_share_its_rows()
    {
        var pace = NewPace();
        var (first, second) = (pace.TakeAsync(RowsPerSecond * 10, default).AsTask(), pace.TakeAsync(RowsPerSecond * 10, default).AsTask());
        _clock.Advance(TimeSpan.FromSeconds(10));
        await first;
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await second;
    }

    [Fact]
    public async Task What_was_not_read_for_an_hour_is_not_read_at_once()
    {
        var pace = NewPace();
        _clock.Advance(TimeSpan.FromHours(1));
        var rows = await ReadForAsync(pace, TimeSpan.FromSeconds(10));
        Assert.InRange(rows, 10 * RowsPerSecond, (11 * RowsPerSecond) + Page);
    }

    [Fact]
    public async Task Whoever_waits_may_give_up()
    {
        using var stop = new CancellationTokenSource();
        var waiting = NewPace().TakeAsync(RowsPerSecond * 100, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private ScrubPace NewPace() => new(RowsPerSecond, () => _waiting, _clock);

    /// <summary>Reads page after page; the clock moves to whatever the pace waits for.</summary>
    private async Task<long> ReadForAsync(ScrubPace pace, TimeSpan time)
    {
        var (rows, end) = (0L, _clock.GetUtcNow() + time);
        while (_clock.GetUtcNow() < end && rows < RowsMax)
        {
            var taken = pace.TakeAsync(Page, CancellationToken.None).AsTask();
            if (!taken.IsCompleted) _clock.Advance(_clock.NextDue!.Value);
            await taken;
            rows += Page;
        }

        return rows;
    }
}
