using CsCheck;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

/// <summary>Players find no trace of a hidden combatant: not in the order, not in a count, not in whose turn it is.</summary>
public sealed class CombatSecrecyTests
{
    private static readonly NextTurn Next = new() { Session = Evening };

    private readonly PlayedCampaign _campaign = Fighting();

    [Fact]
    public void While_a_hidden_combatant_acts_players_hear_nothing()
    {
        _campaign.Done(Owner, Next);
        var before = (_campaign.CountFor(Player1), _campaign.CountFor(Spectator));
        _campaign.Done(Owner, Next)
            .Done(Owner, new DamageCombatant(Lurker, 5) { Session = Evening })
            .Done(Owner, new SetCombatantConditions(Lurker, [Canary]) { Session = Evening })
            .Done(Owner, new SetInitiative(Lurker, 11) { Session = Evening });
        Assert.Equal(before, (_campaign.CountFor(Player1), _campaign.CountFor(Spectator)));
        var view = _campaign.Sees(ChannelKind.Table).Combat!;
        Assert.Equal((1, Hero, 2), (view.Round, view.Turn, view.Order.Length));
        Assert.Equal(Lurker, _campaign.Sees(ChannelKind.GameMasters).Combat!.Turn);
        var bytes = _campaign.BytesFor(Player1) + _campaign.BytesFor(Spectator);
        Assert.DoesNotContain(Canary, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Lurker.ToString(), bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_round_that_a_hidden_combatant_begins_begins_for_players_with_the_first_they_see()
    {
        _campaign.Done(Owner, new SetInitiative(Lurker, 30) { Session = Evening });
        for (var i = 0; i < 4; i++) _campaign.Done(Owner, Next);
        Assert.Equal((2, Lurker), (_campaign.State().Combat.Round, _campaign.State().Combat.Turn!.Value));
        Assert.Equal((1, Goblin), Shown());
        _campaign.Done(Owner, Next);
        Assert.Equal((2, Hero), Shown());
        _campaign.Done(Owner, new PreviousTurn { Session = Evening });
        Assert.Equal((2, Hero), Shown());
        _campaign.Done(Owner, new PreviousTurn { Session = Evening });
        Assert.Equal((1, Goblin), Shown());
    }

    [Fact]
    public void When_the_shown_one_leaves_during_a_hidden_turn_the_next_visible_one_is_shown()
    {
        _campaign.Done(Owner, Next).Done(Owner, Next).Done(Owner, new RemoveCombatant(Hero) { Session = Evening });
        Assert.Equal((1, Goblin), Shown());
        var before = _campaign.CountFor(Player1);
        _campaign.Done(Owner, Next);
        Assert.Equal(before, _campaign.CountFor(Player1));
    }

    [Fact]
    public void A_revealed_combatant_appears_with_its_turn_and_a_hidden_one_is_gone()
    {
        var profile = Named("Lurker", 12, 30);
        _campaign.Done(Owner, Next).Done(Owner, Next).Done(Owner, new ChangeCombatant(Lurker, profile) { Session = Evening });
        Assert.Equal((1, Lurker), Shown());
        _campaign.Done(Owner, new ChangeCombatant(Lurker, profile with { Hidden = true }) { Session = Evening });
        Assert.Equal((1, Goblin), Shown());
        Assert.Equal(2, _campaign.Sees(ChannelKind.Public).Combat!.Order.Length);
    }

    [Fact]
    public void A_combat_of_hidden_ones_alone_is_no_combat_to_players()
    {
        _campaign.Done(Owner, Next).Done(Owner, Next).Done(Owner, new RemoveCombatant(Hero) { Session = Evening }).Done(Owner, new RemoveCombatant(Goblin) { Session = Evening });
        Assert.Null(_campaign.Sees(ChannelKind.Table).Combat);
        var before = _campaign.CountFor(Player1);
        _campaign.Done(Owner, Next).Done(Owner, Next).Done(Owner, Next);
        Assert.Equal(before, _campaign.CountFor(Player1));
        _campaign.Done(Owner, new AddCombatant(Goblin, Named("Goblin", 10)) { Session = Evening });
        Assert.Equal((0, null), Shown());
        _campaign.Done(Owner, Next);
        Assert.Equal((1, Goblin), Shown());
    }

    [Fact]
    public void Hidden_hit_points_show_only_how_hurt_it_looks()
    {
        var looks = new List<Health?>();
        var heard = new List<int>();
        foreach (var damage in (int[])[1, 2, 1, 1, 2, 3])
        {
            var before = _campaign.CountFor(Player1);
            _campaign.Done(Owner, new DamageCombatant(Goblin, damage) { Session = Evening });
            var seen = _campaign.Sees(ChannelKind.Table).Combat!.Order[1];
            Assert.Null(seen.HitPoints);
            Assert.Null(seen.HitPointsMax);
            looks.Add(seen.Health);
            heard.Add(_campaign.CountFor(Player1) - before);
        }

        Assert.Equal([Health.Hurt, Health.Hurt, Health.Bloodied, Health.Bloodied, Health.Down, Health.Down], looks);
        Assert.Equal([1, 0, 1, 0, 1, 0], heard);
    }

    /// <summary>The same fight without its hidden combatants gives players the same bytes, turn for turn.</summary>
    [Fact]
    public void A_fight_with_hidden_combatants_looks_to_players_exactly_like_one_without()
    {
        var hidden = Gen.Int[1, 3].Select(i => new CombatantId(Numbered(300 + i)));
        var step = Gen.Frequency(
            (6, Gen.Const<SessionCommand>(Next)),
            (2, Gen.Select(hidden, Gen.Int[0, 30], (id, initiative) => (SessionCommand)new AddCombatant(id, Named(Canary, initiative, 10, hidden: true)) { Session = Evening })),
            (1, hidden.Select(id => (SessionCommand)new RemoveCombatant(id) { Session = Evening })),
            (1, hidden.Select(id => (SessionCommand)new DamageCombatant(id, 3) { Session = Evening })),
            (1, Gen.Int[1, 3].Select(i => (SessionCommand)new DamageCombatant(new CombatantId(Numbered(310 + i)), 3) { Session = Evening })));
        var opened = ThreeVisible().World;
        step.Array[1, 60].Sample(
            steps =>
            {
                var (with, without) = (new WatchedSession(opened), new WatchedSession(opened));
                foreach (var command in steps)
                {
                    var turn = with.Combat.Turn;
                    with.Send(command);
                    if (command is DamageCombatant { Combatant: var wounded } && with.Combat.CombatantOf(wounded) is { Hidden: false }) without.Send(command);
                    if (with.Combat.Turn != turn && with.Combat.Turn is { } now && with.Combat.CombatantOf(now) is { Hidden: false }) without.Send(Next);
                }

                Assert.Equal(without.BytesFor(ChannelKind.Table), with.BytesFor(ChannelKind.Table));
                Assert.Equal(without.BytesFor(ChannelKind.Public), with.BytesFor(ChannelKind.Public));
            },
            iter: 500);
    }

    private static PlayedCampaign ThreeVisible()
    {
        var campaign = Opened();
        for (var i = 1; i <= 3; i++) campaign.Done(Owner, new AddCombatant(new CombatantId(Numbered(310 + i)), Named($"Fighter {i}", 25 - (5 * i), 20)) { Session = Evening });
        return campaign;
    }

    private (int, CombatantId?) Shown() => _campaign.Sees(ChannelKind.Table).Combat is { } combat ? (combat.Round, combat.Turn) : (-1, null);
}
