using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Inbox;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// The newest transitions of a campaign that somebody may be told of: whoever tells them comes within moments, and would have to fold the journal for what was before. One
/// writer, any number of readers. The worlds share all that did not change between them.
/// </summary>
internal sealed class RecentTransitions
{
    public const int Max = 64;

    private readonly CampaignTransition?[] _kept = new CampaignTransition?[Max];
    private int _next;

    public void Add(CampaignTransition transition)
    {
        if (!Notices.MayTell(transition.Cause)) return;
        Volatile.Write(ref _kept[_next], transition);
        _next = (_next + 1) % Max;
    }

    /// <summary>Null when it is not among them.</summary>
    public CampaignTransition? Find(long sequence)
    {
        for (var i = 0; i < Max; i++)
            if (Volatile.Read(ref _kept[i]) is { } kept && kept.Cause.Sequence == sequence) return kept;
        return null;
    }
}
