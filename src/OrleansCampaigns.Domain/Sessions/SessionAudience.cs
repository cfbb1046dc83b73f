using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Who sees what of a session's event.</summary>
public static class SessionAudience
{
    public static void Address(SessionId id, EventSourcing.RecordedEvent recorded, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (recorded.Event)
        {
            case SessionCreated:
                to.EachMain(channel => SessionViews.Main(after.Sessions[id], after, channel) is { } view ? new SessionChanged(view) { Session = id } : null);
                break;
            default: throw new InvalidOperationException($"{recorded.Event.GetType().Name} has no audience.");
        }
    }
}
