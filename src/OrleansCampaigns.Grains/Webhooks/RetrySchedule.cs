namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>When a message that was not taken is tried again: 5 s after the first try, three times as long after each, at most 4 h, a quarter of it random; for a day.</summary>
internal static class RetrySchedule
{
    /// <summary>From the making of a message, or its sending again, to its last try.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public static readonly TimeSpan PauseFirst = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan PauseMax = TimeSpan.FromHours(4);

    /// <summary>A receiver that asks for a longer pause gets this one.</summary>
    public static readonly TimeSpan AskedMax = TimeSpan.FromHours(1);

    /// <param name="attempts">Failed tries, at least 1.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan PauseAfter(int attempts, double random) =>
        TimeSpan.FromSeconds(Math.Min(PauseMax.TotalSeconds, PauseFirst.TotalSeconds * Math.Pow(3, Math.Min(attempts, 20) - 1)) * (0.75 + (random / 4)));

    /// <summary>When the next try is; null: it was the last.</summary>
    public static DateTimeOffset? NextAfter(int attempts, TimeSpan? asked, DateTimeOffset now, DateTimeOffset giveUpAt)
    {
        if (now >= giveUpAt) return null;
        var pause = PauseAfter(attempts, Random.Shared.NextDouble());
        if (asked is { } wish && wish > pause) pause = wish < AskedMax ? wish : AskedMax;
        return now + pause < giveUpAt ? now + pause : giveUpAt;
    }
}
