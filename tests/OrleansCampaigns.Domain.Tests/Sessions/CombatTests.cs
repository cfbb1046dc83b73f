using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class CombatTests
{
    private static readonly NextTurn Next = new() { Session = Evening };
    private static readonly PreviousTurn Previous = new() { Session = Evening };

    private readonly PlayedCampaign _campaign = Opened();

    private Combat Combat => _campaign.State().Combat;

    private string Order => string.Concat(Combat.Order.Select(combatant => combatant.Name));

    private PlayedCampaign Add(int number, string name, int? initiative, int? hitPoints = null) =>
        _campaign.Done(Owner, new AddCombatant(Id(number), Named(name, initiative, hitPoints)) { Session = Evening });

    private static CombatantId Id(int number) => new(Numbered(200 + number));

    private void AddThree()
    {
        Add(1, "A", 15, 20);
        Add(2, "B", 10, 20);
        Add(3, "C", 5, 20);
    }

    [Fact]
    public void Higher_initiative_goes_first_and_ties_in_the_order_of_their_coming()
    {
        Add(1, "A", 10);
        Add(2, "B", null);
        Add(3, "C", 10);
        Add(4, "D", 20);
        Add(5, "E", null);
        Assert.Equal("DACBE", Order);
        _campaign.Done(Owner, new SetInitiative(Id(5), 10) { Session = Evening }).Silent(Owner, new SetInitiative(Id(5), 10) { Session = Evening });
        Assert.Equal("DACEB", Order);
        _campaign.Done(Owner, new SetInitiative(Id(4)) { Session = Evening });
        Assert.Equal("ACEBD", Order);
    }

    [Fact]
    public void Turns_go_round_and_back()
    {
        AddThree();
        _campaign.Refused(Owner, Previous, "combat.at-start");
        foreach (var (round, turn) in ((int, int)[])[(1, 1), (1, 2), (1, 3), (2, 1)])
        {
            _campaign.Done(Owner, Next);
            Assert.Equal((round, Id(turn)), (Combat.Round, Combat.Turn));
        }

        foreach (var (round, turn) in ((int, int)[])[(1, 3), (1, 2), (1, 1)])
        {
            _campaign.Done(Owner, Previous);
            Assert.Equal((round, Id(turn)), (Combat.Round, Combat.Turn));
        }

        _campaign.Refused(Owner, Previous, "combat.at-start");
    }

    [Fact]
    public void Two_game_masters_who_click_at_once_advance_once()
    {
        AddThree();
        _campaign.Done(Owner, Next)
            .Done(Owner, Next with { After = Id(1) }).Silent(Owner, Next with { After = Id(1) })
            .Done(Owner, Previous with { From = Id(2) }).Silent(Owner, Previous with { From = Id(2) });
        Assert.Equal(Id(1), Combat.Turn);
    }

    [Fact]
    public void When_the_one_who_has_the_turn_is_removed_the_next_has_it()
    {
        AddThree();
        _campaign.Done(Owner, Next).Done(Owner, Next).Done(Owner, new RemoveCombatant(Id(2)) { Session = Evening });
        Assert.Equal((1, Id(3)), (Combat.Round, Combat.Turn));
        _campaign.Done(Owner, new RemoveCombatant(Id(3)) { Session = Evening }).Silent(Owner, new RemoveCombatant(Id(3)) { Session = Evening });
        Assert.Equal((2, Id(1)), (Combat.Round, Combat.Turn));
        _campaign.Done(Owner, new RemoveCombatant(Id(1)) { Session = Evening });
        Assert.Equal(Combat.None, Combat);
    }

    [Fact]
    public void Ending_empties_the_order_and_an_ended_combat_has_no_turns()
    {
        AddThree();
        _campaign.Done(Owner, new EndCombat { Session = Evening }).Silent(Owner, new EndCombat { Session = Evening })
            .Refused(Owner, Next, "combat.none").Refused(Owner, Previous, "combat.none");
        Assert.Null(_campaign.Sees(ChannelKind.Table).Combat);
    }

    [Fact]
    public void Damage_and_healing_add_up_and_players_see_them_clamped()
    {
        AddThree();
        _campaign.Done(Owner, new DamageCombatant(Id(1), 50) { Session = Evening });
        Assert.Equal((-30L, 0L), (HitPoints(ChannelKind.GameMasters), HitPoints(ChannelKind.Table)));
        _campaign.Done(Owner, new HealCombatant(Id(1), 100) { Session = Evening });
        Assert.Equal((70L, 20L), (HitPoints(ChannelKind.GameMasters), HitPoints(ChannelKind.Table)));
        _campaign.Done(Owner, new SetCombatantHitPoints(Id(1), 12) { Session = Evening }).Silent(Owner, new SetCombatantHitPoints(Id(1), 12) { Session = Evening });
        Assert.Equal((12L, 12L), (HitPoints(ChannelKind.GameMasters), HitPoints(ChannelKind.Public)));
    }

    [Fact]
    public void Conditions_are_replaced()
    {
        AddThree();
        var prone = new SetCombatantConditions(Id(1), ["prone", "stunned"]) { Session = Evening };
        _campaign.Done(Owner, prone).Silent(Owner, prone)
            .Refused(Owner, prone with { Conditions = ["prone", "prone"] }, "combatant.conditions")
            .Refused(Owner, prone with { Conditions = [""] }, "text.empty")
            .Refused(Owner, prone with { Conditions = [new string('x', 41)] }, "text.too-long")
            .Refused(Owner, prone with { Conditions = [.. Enumerable.Range(0, 11).Select(i => $"c{i}")] }, "combatant.conditions")
            .Refused(Owner, prone with { Combatant = Lurker }, "combatant.unknown")
            .Done(Owner, prone with { Conditions = default });
        Assert.Empty(_campaign.Sees(ChannelKind.Table).Combat!.Order[0].Conditions);
    }

    [Fact]
    public void A_combatant_is_changed_as_a_whole()
    {
        AddThree();
        var changed = new ChangeCombatant(Id(1), Named("Z", 1, 9) with { Character = Mira }) { Session = Evening };
        _campaign.Done(Owner, changed).Silent(Owner, changed).Refused(Owner, changed with { Combatant = Lurker }, "combatant.unknown");
        Assert.Equal("BCZ", Order);
        Assert.Equal(Mira, _campaign.Sees(ChannelKind.Public).Combat!.Order[2].Character);
    }

    [Fact]
    public void What_is_wrong_with_a_combatant_is_said()
    {
        AddThree();
        AddCombatant With(CombatantProfile profile) => new(Lurker, profile) { Session = Evening };
        var sound = Named("Lurker", 10, 10);
        _campaign.Refused(Owner, With(sound) with { Combatant = Id(1) }, "combatant.exists")
            .Silent(Owner, new AddCombatant(Id(1), Named("A", 15, 20)) { Session = Evening })
            .Refused(Owner, With(sound) with { Combatant = default }, "id.empty")
            .Refused(Owner, With(null!), "combatant.profile")
            .Refused(Owner, With(sound with { Name = "" }), "text.empty")
            .Refused(Owner, With(sound with { Initiative = 1_001 }), "combatant.initiative")
            .Refused(Owner, With(sound with { HitPoints = int.MinValue }), "combatant.hit-points")
            .Refused(Owner, With(sound with { HitPointsMax = 0 }), "combatant.hit-points")
            .Refused(Owner, With(sound with { Character = Nobody }), "combatant.no-such-character")
            .Refused(Owner, new SetInitiative(Id(1), -1_001) { Session = Evening }, "combatant.initiative")
            .Refused(Owner, new SetInitiative(Lurker, 1) { Session = Evening }, "combatant.unknown")
            .Refused(Owner, new SetCombatantHitPoints(Lurker, 1) { Session = Evening }, "combatant.unknown")
            .Refused(Owner, new SetCombatantHitPoints(Id(1), 1_000_001) { Session = Evening }, "combatant.hit-points")
            .Refused(Owner, new DamageCombatant(Lurker, 1) { Session = Evening }, "combatant.unknown")
            .Refused(Owner, new DamageCombatant(Id(1), 0) { Session = Evening }, "combatant.amount")
            .Refused(Owner, new HealCombatant(Id(1), 100_001) { Session = Evening }, "combatant.amount")
            .Refused(Player1, new DamageCombatant(Id(1), 1) { Session = Evening }, "access.denied")
            .Done(Owner, With(sound with { HitPoints = null, Conditions = default }))
            .Refused(Owner, new HealCombatant(Lurker, 1) { Session = Evening }, "combatant.no-hit-points");
        Planned().Refused(Owner, With(sound), "session.not-open");
    }

    private long? HitPoints(ChannelKind channel) => _campaign.Sees(channel).Combat!.Order[0].HitPoints;
}
