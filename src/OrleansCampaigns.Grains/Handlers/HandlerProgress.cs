using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// How far an active handler grain is. Its grain writes it in its turns; the silo's <see cref="HandlerKeeper"/> and the metrics read it from other threads, each figure by
/// itself: what they make of it may be a moment old.
/// </summary>
internal sealed class HandlerProgress(string handler, CampaignId campaign, long position, TimeProvider clock)
{
    private long _handled = position;
    private long _written = position;
    private long _behind;
    private long _oldestTicks;
    private long _unwrittenSince;

    public string Handler { get; } = handler;

    /// <summary>The position as it is in the database.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Events of the journal that are not finished, as far as the handler has heard of them.</summary>
    public long Behind => Volatile.Read(ref _behind);

    /// <summary>Age of the oldest unfinished event; zero when there is none.</summary>
    public TimeSpan Age
    {
        get
        {
            var ticks = Volatile.Read(ref _oldestTicks);
            var age = ticks == 0 ? TimeSpan.Zero : clock.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero);
            return age > TimeSpan.Zero ? age : TimeSpan.Zero;
        }
    }

    public HandlerMark Mark => new(Handler, campaign.Value, Volatile.Read(ref _handled));

    /// <summary>In a turn of the grain.</summary>
    public void Report(long handled, long behind, DateTimeOffset? oldestAt)
    {
        if (handled > Written && Volatile.Read(ref _unwrittenSince) == 0) Volatile.Write(ref _unwrittenSince, clock.GetTimestamp());
        Volatile.Write(ref _handled, handled);
        Volatile.Write(ref _behind, behind);
        Volatile.Write(ref _oldestTicks, oldestAt?.UtcTicks ?? 0);
    }

    /// <summary>Whether so much, or for so long, was handled and not written that the position has to be.</summary>
    public bool IsDue(int events, TimeSpan age)
    {
        var (handled, since) = (Volatile.Read(ref _handled), Volatile.Read(ref _unwrittenSince));
        return handled > Written && (handled - Written >= events || since == 0 || clock.GetElapsedTime(since) >= age);
    }

    /// <summary>What was handled while the position was being written waits for the next time from now on.</summary>
    public void Wrote(long sequence)
    {
        Volatile.Write(ref _written, sequence);
        Volatile.Write(ref _unwrittenSince, Volatile.Read(ref _handled) > sequence ? clock.GetTimestamp() : 0);
    }
}
