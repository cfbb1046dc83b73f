using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class RoleTests
{
    private readonly PlayedCampaign _campaign = New();

    [Fact]
    public void Members_leave_but_the_owner_hands_over_first()
    {
        _campaign.Done(Player1, new LeaveCampaign())
            .Refused(Player1, new LeaveCampaign(), "campaign.unknown")
            .Refused(Owner, new LeaveCampaign(), "campaign.hand-over-first")
            .Refused(Owner, new RemoveMember(Owner), "campaign.hand-over-first")
            .Refused(Owner, new ChangeRole(Owner, Role.Player), "campaign.hand-over-first")
            .Done(Player1, new JoinCampaign(PlayerLink, "Back"));
        Assert.Equal("Back", _campaign.World.Campaign.Members[Player1].Name);
    }

    [Fact]
    public void Only_lower_ranks_are_removed()
    {
        _campaign.Refused(Player1, new RemoveMember(Player2), "access.denied")
            .Refused(Server, new RemoveMember(Player2), "access.denied")
            .Refused(CoMaster, new RemoveMember(Master), "member.rank")
            .Refused(Master, new RemoveMember(Owner), "member.rank")
            .Done(Owner, new ChangeRole(Player2, Role.CoGameMaster))
            .Refused(CoMaster, new RemoveMember(Player2), "member.rank")
            .Done(CoMaster, new RemoveMember(Server))
            .Done(CoMaster, new RemoveMember(Player1))
            .Silent(CoMaster, new RemoveMember(Player1))
            .Done(CoMaster, new RemoveMember(CoMaster));
        Assert.Null(_campaign.World.RoleOf(CoMaster));
    }

    [Fact]
    public void Roles_are_given_below_ones_own()
    {
        _campaign.Done(Master, new ChangeRole(Player1, Role.CoGameMaster))
            .Silent(Master, new ChangeRole(Player1, Role.CoGameMaster))
            .Refused(Master, new ChangeRole(Player2, Role.GameMaster), "member.rank")
            .Refused(Master, new ChangeRole(Owner, Role.Player), "member.rank")
            .Refused(CoMaster, new ChangeRole(Player2, Role.Spectator), "access.denied")
            .Refused(Player2, new ChangeRole(Player1, Role.Player), "access.denied")
            .Refused(Owner, new ChangeRole(Player2, Role.Owner), "member.role")
            .Refused(Owner, new ChangeRole(Player2, Role.Service), "member.role")
            .Refused(Owner, new ChangeRole(Player2, (Role)99), "member.role")
            .Refused(Owner, new ChangeRole(Server, Role.Player), "member.service")
            .Refused(Owner, new ChangeRole(Stranger, Role.Player), "member.unknown")
            .Done(Owner, new ChangeRole(Player2, Role.GameMaster))
            .Refused(Player2, new ChangeRole(Master, Role.Player), "member.rank");
    }

    [Fact]
    public void Everybody_may_step_down_but_not_up() => _campaign
        .Refused(Player1, new ChangeRole(Player1, Role.CoGameMaster), "member.rank")
        .Done(Master, new ChangeRole(Master, Role.Player))
        .Silent(Master, new ChangeRole(Master, Role.Player))
        .Done(Player1, new ChangeRole(Player1, Role.Spectator))
        .Refused(Player1, new ChangeRole(Player1, Role.Player), "member.rank");

    [Fact]
    public void A_campaign_is_handed_over_whole()
    {
        _campaign.Refused(Master, new HandOverCampaign(Master), "campaign.not-owner")
            .Refused(Player1, new HandOverCampaign(Player1), "access.denied")
            .Refused(Owner, new HandOverCampaign(Stranger), "member.unknown")
            .Refused(Owner, new HandOverCampaign(Server), "member.service")
            .Silent(Owner, new HandOverCampaign(Owner))
            .Done(Owner, new HandOverCampaign(Player1))
            .Silent(Owner, new HandOverCampaign(Player1));
        Assert.Equal(Role.Owner, _campaign.World.RoleOf(Player1));
        Assert.Equal(Role.GameMaster, _campaign.World.RoleOf(Owner));
        _campaign.Done(Owner, new LeaveCampaign());
    }

    /// <summary>The way to a decider passes a replica that may lag; the campaign itself does not.</summary>
    [Fact]
    public void A_role_that_was_lost_a_moment_ago_allows_nothing()
    {
        _campaign.Done(Owner, new RemoveMember(Master));
        Assert.Equal("campaign.unknown", _campaign.SendAs(new Actor(Master, Role.GameMaster), new RenameCampaign("Mine"))?.Code);
    }
}
