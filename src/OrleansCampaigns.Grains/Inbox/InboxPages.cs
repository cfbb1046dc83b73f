using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>From what is stored to what is shown.</summary>
public static class InboxPages
{
    /// <summary>Everything from behind one number through another that the inbox has come to.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be read.</exception>
    public static async Task<InboxPage> ReadAsync(IInboxStore store, Guid user, long after, long through, long head)
    {
        var kept = await store.ReadAsync(user, after, through, CancellationToken.None);
        return new InboxPage(after, through, [.. kept.Select(ItemOf)], (int)(through - after) - kept.Length, head);
    }

    public static InboxItem ItemOf(InboxEntry entry) => new(
        entry.Place.Number,
        (InboxKind)entry.Kind,
        (InboxDelivery)entry.Place.Delivery,
        entry.At,
        entry.IsRead,
        JsonSerializer.Deserialize<InboxContent>(entry.Payload, WireJson.Options)!,
        entry.CampaignId == Guid.Empty ? null : new CampaignId(entry.CampaignId),
        entry.Subject == Guid.Empty ? null : entry.Subject);
}
