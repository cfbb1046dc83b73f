using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Who sees what of a campaign's event.</summary>
public static class CampaignAudience
{
    public static void Address(CampaignEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (happened)
        {
            case CampaignCreated e:
                to.Everyone(new CampaignNamed(e.Name));
                to.Everyone(new MemberChanged(CampaignViews.MemberOf(after.Campaign, e.Owner)));
                break;
            case CampaignRenamed e: to.Everyone(new CampaignNamed(e.Name)); break;
            case CampaignDescribed e: to.Everyone(new DescriptionChanged(e.Description)); break;
            case CampaignConfigured e: to.Everyone(new SettingsChanged(e.Settings)); break;
            case LinesAndVeilsDrawn e: to.GameMasters(new SafetyChanged(e.Safety)); break;
            case MemberEvent e: Address(e, before.Campaign, after.Campaign, to); break;
            case ChapterEvent e: ChapterAudience.Address(e, before.Campaign, after.Campaign, to); break;
            case SecretEvent e: ChapterAudience.SecretChanges(e.Secret, before.Campaign, after.Campaign, to); break;
            case ConsequenceEvent e: ChapterAudience.Address(e, after.Campaign, to); break;
            case CalendarDefined: to.Everyone(new CalendarChanged(CampaignViews.CalendarOf(after.Campaign.Calendar)!)); break;
            case CalendarAdvanced e: to.Everyone(new DateChanged(e.Today, after.Campaign.Calendar!.Weekday())); break;
            case DateSet e: to.Everyone(new DateChanged(e.Today, after.Campaign.Calendar!.Weekday())); break;
            case StoryFactsChanged e: to.GameMasters(new StoryFactsUpdated(e.Added, e.Removed, new StoryFactView(e.At, e.Chapter))); break;
            case FactionEvent e: FactionAudience.Address(e, before, after, to); break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    private static void Address(MemberEvent happened, CampaignState before, CampaignState after, Addressees to)
    {
        switch (happened)
        {
            case MembersInvited e: InvitationChanges(e.Invitation, after, to); break;
            case InvitationRevoked e: to.GameMasters(new InvitationGone(e.Invitation)); break;
            case MemberJoined e:
                MemberChanges(e.User, after, to);
                InvitationChanges(e.Invitation, after, to);
                break;
            case ServiceAdded e: MemberChanges(e.User, after, to); break;
            case MemberLeft e: Goes(e.User, before, to); break;
            case MemberRemoved e: Goes(e.User, before, to); break;
            case RoleChanged e: MemberChanges(e.User, after, to); break;
            case CampaignHandedOver e:
                MemberChanges(e.From, after, to);
                MemberChanges(e.To, after, to);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    private static void MemberChanges(UserId user, CampaignState after, Addressees to) =>
        to.Everyone(new MemberChanged(CampaignViews.MemberOf(after, user)));

    private static void InvitationChanges(InvitationId invitation, CampaignState after, Addressees to) =>
        to.GameMasters(new InvitationChanged(invitation, CampaignViews.InvitationOf(after.Invitations[invitation])));

    private static void Goes(UserId user, CampaignState before, Addressees to)
    {
        to.Everyone(new MemberGone(user));
        if (!SecretViews.Own(before, user).IsEmpty) to.Own(user, new CampaignOwnCleared());
    }
}
