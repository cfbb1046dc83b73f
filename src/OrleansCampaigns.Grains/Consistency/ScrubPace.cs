using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// One for a silo: all its verifications together read at most so many rows a second, and a tenth of that while more than <see cref="BusyAppends"/> appends wait for the disk.
/// What was not used is kept for <see cref="BurstMax"/>.
/// </summary>
public sealed class ScrubPace(int rowsPerSecond, Func<int> waitingAppends, TimeProvider clock) : IScrubPace
{
    /// <summary>Of appends in the journal's lanes: a silo that works at leisure has a handful.</summary>
    public const int BusyAppends = 64;

    /// <summary>How much slower it is under load.</summary>
    public const int BusyShare = 10;

    public static readonly TimeSpan BurstMax = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();

    /// <summary>When all that was taken is paid for.</summary>
    private DateTimeOffset _paidAt = clock.GetUtcNow();

    public ScrubPace(int rowsPerSecond, JournalWriter writer, TimeProvider clock)
        : this(rowsPerSecond, () => writer.Waiting, clock)
    {
    }

    public int RowsPerSecond { get; } = rowsPerSecond;

    /// <summary>A page is paid for when it is there: the next one waits for it.</summary>
    public async ValueTask TakeAsync(int rows, CancellationToken cancellationToken)
    {
        var wait = Reserve(rows);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
        else cancellationToken.ThrowIfCancellationRequested();
    }

    private TimeSpan Reserve(int rows)
    {
        var rate = waitingAppends() > BusyAppends ? Math.Max(1, RowsPerSecond / BusyShare) : RowsPerSecond;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_paidAt < now - BurstMax) _paidAt = now - BurstMax;
            _paidAt += TimeSpan.FromSeconds((double)rows / rate);
            return _paidAt - now;
        }
    }
}
