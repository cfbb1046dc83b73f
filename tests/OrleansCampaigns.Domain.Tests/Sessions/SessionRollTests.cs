using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Sessions.Dice;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionRollTests
{
    private readonly PlayedCampaign _campaign = Opened();

    [Fact]
    public void A_public_roll_reaches_everybody_with_every_die()
    {
        _campaign.Done(Player1, Roll(101, RollAudience.Public, "2d20kh1+5 # to hit")).Silent(Player1, Roll(101, RollAudience.Public, "2d20kh1+5"));
        var entry = Assert.Single(_campaign.Sees(ChannelKind.Public).Log);
        Assert.Equal((2, "to hit", "2d20kh1+5 # to hit"), (entry.Result!.Terms[0].Dice.Length, entry.Result.Label, entry.Text));
    }

    [Fact]
    public void The_recorded_seed_gives_the_recorded_result_again()
    {
        foreach (var (number, text) in ((int, string)[])[(101, "8d6!"), (102, "4d6dl1+2d20kh1*3"), (103, "10d10r<3>=8"), (104, "4dF-1")])
            _campaign.Done(Player1, Roll(number, RollAudience.GameMasters, text));
        foreach (var rolled in _campaign.Events.Select(recorded => recorded.Event).OfType<DiceRolled>())
        {
            var (expression, _) = DiceExpression.Parse(rolled.Expression);
            Assert.Equal(StateJson.HashOf(rolled.Result), StateJson.HashOf(expression!.Roll(rolled.Seed)));
        }
    }

    [Fact]
    public void A_roll_to_the_game_masters_is_seen_by_them_and_the_roller()
    {
        var before = (_campaign.CountFor(Player2), _campaign.CountFor(Spectator));
        _campaign.Done(Player1, Roll(101, RollAudience.GameMasters));
        Assert.Equal(before, (_campaign.CountFor(Player2), _campaign.CountFor(Spectator)));
        Assert.NotNull(Assert.Single(_campaign.Owns(Player1)!.Log).Result);
        Assert.NotNull(Assert.Single(_campaign.Sees(ChannelKind.GameMasters).Log).Result);
    }

    [Fact]
    public void Of_a_blind_roll_the_roller_learns_only_that_it_was_made()
    {
        var before = (_campaign.CountFor(Player2), _campaign.CountFor(Spectator));
        _campaign.Done(Player1, Roll(101, RollAudience.Blind, "100d1000"));
        Assert.Equal(before, (_campaign.CountFor(Player2), _campaign.CountFor(Spectator)));
        Assert.Null(Assert.Single(_campaign.Owns(Player1)!.Log).Result);
        var result = Assert.Single(_campaign.Sees(ChannelKind.GameMasters).Log).Result!;
        Assert.DoesNotContain($"{result.Total}", _campaign.BytesFor(Player1), StringComparison.Ordinal);
        Assert.DoesNotContain("\"terms\"", _campaign.BytesFor(Player1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_roll_to_oneself_reaches_nobody_else_not_even_the_game_masters()
    {
        var before = (_campaign.CountFor(Owner), _campaign.CountFor(Player2));
        _campaign.Done(Player1, Roll(101, RollAudience.Self));
        Assert.Equal(before, (_campaign.CountFor(Owner), _campaign.CountFor(Player2)));
        Assert.NotNull(Assert.Single(_campaign.Owns(Player1)!.Log).Result);
    }

    [Fact]
    public void What_is_wrong_with_a_roll_is_said() => _campaign
        .Refused(Player1, Roll(101, RollAudience.Public, "2d"), "dice.syntax")
        .Refused(Player1, Roll(101, RollAudience.Public, "101d6"), "dice.too-many-dice")
        .Refused(Player1, Roll(101, RollAudience.Public, null!), "dice.empty")
        .Refused(Player1, Roll(101, (RollAudience)7), "roll.audience")
        .Refused(Player1, Roll(101, RollAudience.Public) with { Character = Nobody }, "say.no-such-character")
        .Refused(Player1, Roll(101, RollAudience.Public) with { Roll = default }, "id.empty")
        .Refused(Spectator, Roll(101, RollAudience.Public), "access.denied");

    [Theory]
    [InlineData("1d20", 20, true)]
    [InlineData("1d20", 1, false)]
    [InlineData("1d20", 19, null)]
    [InlineData("1d6", 6, null)]
    [InlineData("1d100", 100, true)]
    public void Only_rare_faces_are_of_note(string notation, int face, bool? highest)
    {
        var sides = int.Parse(notation[2..], System.Globalization.CultureInfo.InvariantCulture);
        var result = new DiceResult(face, [new RolledDice(notation, sides, [new RolledDie(face, DieFate.Kept, Exploded: false)], face)]);
        var rolled = new DiceRolled(new(Numbered(101)), Player1, notation, RollAudience.Public, 1, result, _campaign.Now, Sight.GameMasters);
        Assert.Equal(highest, SessionRecap.NoteOf(rolled)?.Highest);
    }
}
