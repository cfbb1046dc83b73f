namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Campaigns that were woken for unhandled events and have not caught up, as far as is known. Used by one at a time.</summary>
internal sealed class WakingCampaigns(TimeProvider clock)
{
    /// <summary>At most so many at once: the first start after an upgrade, or of a new handler, finds every campaign behind.</summary>
    public const int Max = 256;

    /// <summary>One that has not caught up by then makes room, and is woken again when it is found behind again: its hint may be lost, or an event may fail for long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Dictionary<Guid, (long Sequence, long Since)> _waking = [];

    public bool IsFull => _waking.Count >= Max;

    /// <summary>False when it is being woken already.</summary>
    public bool TryAdd(Guid campaign, long sequence) => _waking.TryAdd(campaign, (sequence, clock.GetTimestamp()));

    /// <summary>Makes room.</summary>
    /// <param name="hasCaughtUp">Whether a campaign's handlers are done up to a sequence. Never throws.</param>
    public async Task ForgetAsync(Func<Guid, long, Task<bool>> hasCaughtUp)
    {
        var over = await Task.WhenAll(_waking.Select(async one =>
            (Campaign: one.Key, IsOver: clock.GetElapsedTime(one.Value.Since) >= Patience || await hasCaughtUp(one.Key, one.Value.Sequence))));
        foreach (var (campaign, isOver) in over)
            if (isOver) _waking.Remove(campaign);
    }
}
