using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Events behind a position that are dead letters, or were: they are over for the handler.</summary>
internal static class GivenUpEvents
{
    public static async Task<HashSet<long>> ReadAsync(IHandlerStore store, string handler, Guid campaign, long position, CancellationToken cancellationToken)
    {
        var all = new HashSet<long>();
        for (var after = position; ;)
        {
            var page = await store.ListGivenUpAsync(handler, campaign, after, JournalLimits.ReadRowsMax, cancellationToken);
            all.UnionWith(page);
            if (page.Length < JournalLimits.ReadRowsMax) return all;
            after = page[^1];
        }
    }
}
