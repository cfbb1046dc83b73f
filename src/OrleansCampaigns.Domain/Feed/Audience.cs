using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>Who sees what of an event: a pure function of the event and the campaign before and after it, so every silo numbers its channels alike.</summary>
public static class Audience
{
    /// <summary>
    /// Part of every cursor. Raise it with any change that alters which updates an old journal gives (a test over a golden journal tells):
    /// cursors from before then get a fresh view.
    /// </summary>
    public const int RulesVersion = 2;

    public static void Address(RecordedEvent recorded, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (recorded.Event)
        {
            case IConflictKept e: ConflictAudience.Address(e, recorded.Entity, to); break;
            case IConflictResolved e: ConflictAudience.Address(e, recorded.Entity, before, to); break;
            case CampaignEvent e: CampaignAudience.Address(e, before, after, to); break;
            case SessionEvent: SessionAudience.Address(new(recorded.Entity.Id), recorded, before, after, to); break;
            case CharacterEvent e: CharacterAudience.Address(new(recorded.Entity.Id), e, before, after, to); break;
            case RegionEvent e: RegionAudience.Address(new(recorded.Entity.Id), e, before, after, to); break;
            default: throw new InvalidOperationException($"{recorded.Event.GetType().Name} has no audience.");
        }
    }
}
