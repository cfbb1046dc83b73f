using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class InvitationTests
{
    private readonly PlayedCampaign _campaign = New();

    private InviteMembers Invite => new(OtherLink, Role.Player, UsesMax: 1, _campaign.Now.AddHours(1));

    [Fact]
    public void A_link_makes_as_many_members_as_it_says()
    {
        _campaign.Done(CoMaster, Invite).Silent(CoMaster, Invite)
            .Done(Stranger, new JoinCampaign(OtherLink, "Eve"))
            .Silent(Stranger, new JoinCampaign(OtherLink, "Eve"))
            .Silent(CoMaster, Invite)
            .Refused(UserNamed(20), new JoinCampaign(OtherLink, "Finn"), "invitation.used-up");
        Assert.Equal(Role.Player, _campaign.World.RoleOf(Stranger));
        Assert.Equal(1, _campaign.Seen(ChannelKind.GameMasters).Invitations[OtherLink].Uses);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).Invitations);
    }

    [Fact]
    public void A_link_expires()
    {
        _campaign.Done(Owner, Invite);
        _campaign.Now = Invite.ExpiresAt.AddHours(-1);
        _campaign.Refused(Stranger, new JoinCampaign(OtherLink, ""), "text.empty");
        _campaign.Now = Invite.ExpiresAt;
        _campaign.Refused(Stranger, new JoinCampaign(OtherLink, "Eve"), "invitation.expired");
    }

    [Fact]
    public void A_revoked_link_never_was() => _campaign
        .Done(Owner, Invite)
        .Refused(Player1, new RevokeInvitation(OtherLink), "access.denied")
        .Done(CoMaster, new RevokeInvitation(OtherLink))
        .Silent(CoMaster, new RevokeInvitation(OtherLink))
        .Refused(Stranger, new JoinCampaign(OtherLink, "Eve"), "campaign.unknown");

    [Fact]
    public void A_guessed_link_tells_nothing_about_the_campaign()
    {
        var here = _campaign.Send(Stranger, new JoinCampaign(OtherLink, ""));
        var nowhere = new PlayedCampaign().Send(Stranger, new JoinCampaign(OtherLink, ""));
        Assert.NotNull(here);
        Assert.Equal(nowhere, here);
    }

    [Fact]
    public void A_link_has_limits()
    {
        _campaign.Refused(Owner, Invite with { Invitation = default }, "id.empty")
            .Refused(Owner, Invite with { UsesMax = 0 }, "invitation.uses")
            .Refused(Owner, Invite with { UsesMax = 1_001 }, "invitation.uses")
            .Refused(Owner, Invite with { ExpiresAt = _campaign.Now }, "invitation.expiry")
            .Refused(Owner, Invite with { ExpiresAt = DateTimeOffset.MaxValue }, "invitation.expiry")
            .Refused(Owner, Invite with { Invitation = PlayerLink }, "invitation.exists")
            .Refused(Player1, Invite, "access.denied")
            .Refused(Server, Invite, "access.denied");
        for (var number = 3; number <= CampaignLimits.InvitationsMax; number++)
            _campaign.Done(Owner, Invite with { Invitation = new InvitationId(new Guid(number, 1, 1, new byte[8])) });
        _campaign.Refused(Owner, Invite, "invitation.too-many");
    }

    [Theory]
    [InlineData(Role.Owner)]
    [InlineData(Role.GameMaster)]
    [InlineData(Role.CoGameMaster)]
    [InlineData(Role.Service)]
    [InlineData((Role)99)]
    [InlineData((Role)0)]
    public void No_link_gives_a_role_that_runs_the_game(Role role) =>
        _campaign.Refused(Owner, Invite with { Role = role }, "invitation.role");

    [Fact]
    public void Without_spectators_none_come_in()
    {
        _campaign.Done(Owner, new ChangeSettings(CampaignSettings.Default with { SpectatorsAllowed = false }))
            .Refused(Owner, Invite with { Role = Role.Spectator }, "campaign.no-spectators")
            .Refused(Stranger, new JoinCampaign(SpectatorLink, "Eve"), "campaign.no-spectators")
            .Refused(Owner, new ChangeRole(Player1, Role.Spectator), "campaign.no-spectators");
        Assert.Equal(Role.Spectator, _campaign.World.RoleOf(Spectator));
    }

    [Fact]
    public void Nobody_is_a_member_under_the_name_of_the_campaign_itself_or_under_none()
    {
        foreach (var user in (UserId[])[Actor.System.User, default])
        {
            Assert.Equal("campaign.unknown", _campaign.SendAs(new Actor(user, Role: null), new JoinCampaign(PlayerLink, "Eve"))?.Code);
            Assert.Equal("member.reserved", new PlayedCampaign().Send(user, new CreateCampaign("Name", "Eve"))?.Code);
        }
    }

    [Fact]
    public void A_service_is_added_by_a_game_master()
    {
        var service = UserNamed(30);
        _campaign.Refused(CoMaster, new AddService(service, "Bot"), "access.denied")
            .Done(Master, new AddService(service, "Bot"))
            .Silent(Master, new AddService(service, "Bot"))
            .Refused(Master, new AddService(Player1, "Bot"), "member.exists")
            .Refused(Master, new AddService(Actor.System.User, "Bot"), "member.reserved")
            .Refused(Master, new AddService(default, "Bot"), "id.empty")
            .Refused(Master, new AddService(Stranger, ""), "text.empty");
        Assert.Equal(Role.Service, _campaign.World.RoleOf(service));
    }

    [Fact]
    public void A_full_campaign_takes_nobody()
    {
        var full = _campaign.World.Campaign with
        {
            Members = _campaign.World.Campaign.Members.AddRange(
                Enumerable.Range(1_000, CampaignLimits.MembersMax).Select(number => KeyValuePair.Create(UserNamed(number), new Member("Member", Role.Player, number)))),
        };
        var context = new Domain.EventSourcing.CommandContext(new Actor(Stranger, Role: null), _campaign.Now, 1, _campaign.World);
        Assert.Equal("campaign.full", CampaignDecider.Decide(new JoinCampaign(PlayerLink, "Eve"), full, context).Refusal?.Code);
        Assert.Equal("campaign.full", CampaignDecider.Decide(new AddService(Stranger, "Bot"), full, context with { Actor = new Actor(Owner, Role.Owner) }).Refusal?.Code);
    }
}
