using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionSeatTests
{
    private readonly PlayedCampaign _campaign = Opened();

    private static TakeSeat Seat(bool asGameMaster = false) => new(null, asGameMaster) { Session = Evening };

    [Fact]
    public void A_member_sits_down_changes_seats_and_leaves()
    {
        _campaign.Done(Player1, new TakeSeat(Mira) { Session = Evening }).Silent(Player1, new TakeSeat(Mira) { Session = Evening });
        Assert.Equal(Mira, Assert.Single(_campaign.Sees(ChannelKind.Public).Seats).Character);
        _campaign.Done(Player1, Seat());
        Assert.Null(Assert.Single(_campaign.Sees(ChannelKind.Table).Seats).Character);
        _campaign.Done(Player1, new LeaveSeat { Session = Evening }).Silent(Player1, new LeaveSeat { Session = Evening });
        Assert.Empty(_campaign.Sees(ChannelKind.GameMasters).Seats);
    }

    [Fact]
    public void Only_those_who_run_the_game_sit_as_game_master() => _campaign
        .Done(SeatedCampaign.CoMaster, Seat(asGameMaster: true))
        .Refused(Player1, Seat(asGameMaster: true), "seat.not-a-game-master");

    [Fact]
    public void A_character_must_exist_and_sits_once() => _campaign
        .Refused(Player1, new TakeSeat(Nobody) { Session = Evening }, "seat.no-such-character")
        .Done(Player1, new TakeSeat(Mira) { Session = Evening })
        .Refused(Owner, new TakeSeat(Mira) { Session = Evening }, "seat.character-taken");

    [Fact]
    public void Another_s_character_and_a_hidden_one_are_refused_like_one_that_does_not_exist() => _campaign
        .Refused(Player2, new TakeSeat(Mira) { Session = Evening }, "seat.no-such-character")
        .Refused(Player2, new TakeSeat(Shade) { Session = Evening }, "seat.no-such-character")
        .Refused(Player2, Line(101, character: Shade), "say.no-such-character")
        .Refused(Player2, Roll(101, RollAudience.Public) with { Character = Mira }, "say.no-such-character");

    [Fact]
    public void A_hidden_character_is_not_named_to_players_wherever_it_acts()
    {
        _campaign.Done(Owner, new TakeSeat(Shade) { Session = Evening })
            .Done(Owner, Line(101, "Boo.", Shade))
            .Done(SeatedCampaign.CoMaster, Line(102, "Boo.", Shade))
            .Done(Owner, Hushed(103, Player1) with { Character = Shade })
            .Done(Owner, Roll(104, RollAudience.Public) with { Character = Shade })
            .Done(Owner, new AddCombatant(Lurker, Named("A shadow", 10) with { Character = Shade }) { Session = Evening });
        Assert.Equal(Shade, _campaign.Sees(ChannelKind.GameMasters).Seats[0].Character);
        Assert.DoesNotContain(Shade.ToString(), _campaign.BytesFor(Player1) + _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_frees_another_player_s_seat_but_a_game_master() => _campaign
        .Done(Player1, Seat())
        .Refused(Player2, new LeaveSeat(Player1) { Session = Evening }, "seat.not-yours")
        .Done(SeatedCampaign.Master, new LeaveSeat(Player1) { Session = Evening });
}
