using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionPlanningTests
{
    private readonly PlayedCampaign _campaign = Planned();

    private DateTimeOffset InDays(int days) => _campaign.Now.AddDays(days);

    private ProposeDate Propose(ProposalId id, int days) => new(id, InDays(days)) { Session = Evening };

    [Fact]
    public void A_session_is_created_once() => _campaign
        .Refused(Owner, new CreateSession("Again") { Session = Evening }, "session.exists")
        .Refused(Owner, new CreateSession(" ") { Session = NoEvening }, "text.empty")
        .Refused(Owner, new CreateSession("Nameless") { Session = default }, "id.empty")
        .Refused(Player1, new CreateSession("Mine") { Session = NoEvening }, "access.denied")
        .Refused(Owner, new OpenSession { Session = NoEvening }, "session.unknown");

    [Fact]
    public void Members_vote_on_proposed_dates_and_a_game_master_fixes_one()
    {
        _campaign.Done(Player1, Propose(Friday, 3)).Done(Owner, Propose(Sunday, 5))
            .Done(Player1, new VoteForDate(Friday, Vote.Yes) { Session = Evening })
            .Done(Player2, new VoteForDate(Friday, Vote.IfNeedBe) { Session = Evening })
            .Done(Player2, new VoteForDate(Friday, Vote.No) { Session = Evening })
            .Done(Owner, new FixDate(Friday) { Session = Evening })
            .Done(Owner, new FixDate(Sunday) { Session = Evening });
        var view = _campaign.Sees(ChannelKind.Table);
        Assert.Equal(Vote.No, view.Proposals[0].Votes[Player2]);
        Assert.Equal(InDays(5), view.StartsAt);
    }

    [Fact]
    public void What_is_repeated_changes_nothing() => _campaign
        .Done(Player1, Propose(Friday, 3)).Silent(Player1, Propose(Friday, 3))
        .Done(Player2, new VoteForDate(Friday, Vote.Yes) { Session = Evening }).Silent(Player2, new VoteForDate(Friday, Vote.Yes) { Session = Evening })
        .Done(Owner, new FixDate(Friday) { Session = Evening }).Silent(Owner, new FixDate(Friday) { Session = Evening })
        .Done(Player1, new WithdrawProposal(Friday) { Session = Evening }).Silent(Player1, new WithdrawProposal(Friday) { Session = Evening });

    [Fact]
    public void Only_dates_in_the_next_two_years_are_proposed() => _campaign
        .Refused(Player1, Propose(Friday, 0), "proposal.date")
        .Refused(Player1, Propose(Friday, 732), "proposal.date")
        .Refused(Player1, new ProposeDate(Friday, DateTimeOffset.MinValue) { Session = Evening }, "proposal.date")
        .Refused(Player1, new ProposeDate(Friday, DateTimeOffset.MaxValue) { Session = Evening }, "proposal.date")
        .Refused(Player1, Propose(default, 3), "id.empty");

    [Fact]
    public void A_proposal_belongs_to_who_made_it() => _campaign
        .Done(Player1, Propose(Friday, 3))
        .Refused(Player2, Propose(Friday, 3), "proposal.exists")
        .Refused(Player2, new WithdrawProposal(Friday) { Session = Evening }, "proposal.not-yours")
        .Done(SeatedCampaign.CoMaster, new WithdrawProposal(Friday) { Session = Evening });

    [Fact]
    public void What_does_not_exist_gets_no_votes_and_no_unknown_vote_counts() => _campaign
        .Refused(Player1, new VoteForDate(Friday, Vote.Yes) { Session = Evening }, "proposal.unknown")
        .Refused(Owner, new FixDate(Friday) { Session = Evening }, "proposal.unknown")
        .Done(Player1, Propose(Friday, 3))
        .Refused(Player1, new VoteForDate(Friday, (Vote)9) { Session = Evening }, "proposal.vote")
        .Refused(Player1, new FixDate(Friday) { Session = Evening }, "access.denied");

    [Fact]
    public void The_twenty_first_proposal_is_refused()
    {
        for (var i = 0; i < SessionPlanning.ProposalsMax; i++) _campaign.Done(Player1, Propose(new ProposalId(Numbered(100 + i)), 1 + i));
        _campaign.Refused(Player1, Propose(Friday, 3), "proposal.too-many");
    }

    [Fact]
    public void Once_open_the_date_stands() => _campaign
        .Done(Owner, new OpenSession { Session = Evening })
        .Refused(Player1, Propose(Friday, 3), "session.not-planned");

    [Fact]
    public void Spectators_hear_nothing_of_a_session_that_is_planned()
    {
        var before = _campaign.CountFor(Spectator);
        _campaign.Done(Player1, Propose(Friday, 3)).Done(Player2, new VoteForDate(Friday, Vote.Yes) { Session = Evening })
            .Done(Owner, new FixDate(Friday) { Session = Evening }).Done(Player1, new TakeSeat(Mira) { Session = Evening });
        Assert.Equal(before, _campaign.CountFor(Spectator));
        _campaign.Done(Owner, new OpenSession { Session = Evening });
        var view = _campaign.Sees(ChannelKind.Public);
        Assert.Empty(view.Proposals);
        Assert.Null(view.StartsAt);
        Assert.Single(view.Seats);
        Assert.DoesNotContain(Friday.ToString(), _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }
}
