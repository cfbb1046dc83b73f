using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>A campaign with somebody in every role, and what its tests name.</summary>
internal static class SeatedCampaign
{
    public static readonly UserId Master = UserNamed(11);
    public static readonly UserId CoMaster = UserNamed(12);
    public static readonly UserId Server = UserNamed(13);

    public static readonly InvitationId PlayerLink = new(new Guid("11110000-0000-4000-8000-000000000001"));
    public static readonly InvitationId SpectatorLink = new(new Guid("11110000-0000-4000-8000-000000000002"));
    public static readonly InvitationId OtherLink = new(new Guid("11110000-0000-4000-8000-000000000003"));
    public static readonly ChapterId Chapter1 = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));
    public static readonly ChapterId Chapter2 = new(new Guid("aaaaaaaa-0000-4000-8000-000000000002"));
    public static readonly ChapterId Chapter3 = new(new Guid("aaaaaaaa-0000-4000-8000-000000000003"));
    public static readonly SecretId Secret1 = new(new Guid("5ec00000-0000-4000-8000-000000000001"));
    public static readonly SecretId Secret2 = new(new Guid("5ec00000-0000-4000-8000-000000000002"));
    public static readonly FactionId Guild = new(new Guid("fac00000-0000-4000-8000-000000000001"));
    public static readonly FactionId Cult = new(new Guid("fac00000-0000-4000-8000-000000000002"));
    public static readonly ConsequenceId Consequence1 = new(new Guid("c0500000-0000-4000-8000-000000000001"));
    public static readonly ConsequenceId Consequence2 = new(new Guid("c0500000-0000-4000-8000-000000000002"));

    public static PlayedCampaign New()
    {
        var campaign = new PlayedCampaign().Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"));
        campaign.Done(Owner, new InviteMembers(PlayerLink, Role.Player, 100, campaign.Now.AddDays(7)));
        campaign.Done(Owner, new InviteMembers(SpectatorLink, Role.Spectator, 100, campaign.Now.AddDays(7)));
        foreach (var user in (UserId[])[Master, CoMaster, Player1, Player2]) campaign.Done(user, new JoinCampaign(PlayerLink, "Member"));
        return campaign
            .Done(Owner, new ChangeRole(Master, Role.GameMaster))
            .Done(Owner, new ChangeRole(CoMaster, Role.CoGameMaster))
            .Done(Spectator, new JoinCampaign(SpectatorLink, "Onlooker"))
            .Done(Master, new AddService(Server, "Dice tower"));
    }

    /// <summary>Something for consequences to happen to.</summary>
    public static PlayedCampaign WithTargets(this PlayedCampaign campaign, RegionId region, CharacterId character) => campaign
        .Done(Owner, new CreateRegion("Harbour") { Region = region })
        .Done(Owner, new CreateCharacter("Mira") { Character = character });

    public static CampaignView Seen(this PlayedCampaign campaign, ChannelKind channel) => Views.Main(campaign.World, channel).Campaign;

    public static CampaignOwnView OwnOf(this PlayedCampaign campaign, UserId user) => Views.Own(campaign.World, user).Campaign;
}
