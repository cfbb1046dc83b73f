using System.Collections.Concurrent;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>
/// Which campaigns exist, asked before anything is made for one: otherwise everybody who sends random ids would have this silo make a replica and grains for each.
/// Remembers at most <see cref="KnownMax"/> that do; at the bound it forgets them all and asks again.
/// </summary>
public sealed class KnownCampaigns(IJournalStore store)
{
    public const int KnownMax = 100_000;

    private readonly ConcurrentDictionary<CampaignId, bool> _known = new();

    /// <exception cref="JournalUnavailableException">It is not remembered and the journal cannot be read.</exception>
    public async ValueTask<bool> ExistsAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        if (_known.ContainsKey(campaign)) return true;
        if (await store.ReadHeadsAsync([campaign.Value], cancellationToken) is not [{ Sequence: > 0 }]) return false;
        if (_known.Count >= KnownMax) _known.Clear();
        _known[campaign] = true;
        return true;
    }
}
