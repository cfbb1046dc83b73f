using System.Collections.Concurrent;
using CsCheck;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionPropertyTests
{
    private static readonly CampaignWorld PlannedWorld = Planned().World;
    private static readonly CampaignWorld OpenedWorld = Opened().World;

    /// <summary>The oracle is the played campaign itself: folded channels equal fresh views, no empty update, codecs and states round-trip.</summary>
    [Fact]
    public void Any_commands_by_anybody_keep_every_promise() =>
        SessionGenerators.Commands.Array[1, 60].Sample(
            commands =>
            {
                var campaign = Opened();
                foreach (var (user, command) in commands)
                {
                    campaign.Send(user, command);
                    campaign.Send(user, command);
                }
            },
            iter: 20);

    [Fact]
    public void Random_commands_never_throw_stay_within_the_bounds_and_meet_every_kind_of_event()
    {
        var seen = new ConcurrentDictionary<Type, int>();
        Gen.Select(Gen.Bool, SessionGenerators.Commands.Array[20, 120]).Sample(
            (planned, commands) =>
            {
                var session = new BareSession(planned ? PlannedWorld : OpenedWorld);
                foreach (var (user, command) in commands)
                {
                    session.Send(user, command);
                    AssertTurnsMakeSense(session.State.Combat);
                }

                foreach (var happened in session.Events) seen.AddOrUpdate(happened.GetType(), 1, (_, count) => count + 1);
            },
            iter: 1_500);
        Assert.Equal([typeof(SessionCreated)], EventCodec.Types.Where(type => type.IsSubclassOf(typeof(SessionEvent)) && !type.IsSubclassOf(typeof(SessionConflictEvent))).Except(seen.Keys));
    }

    [Fact]
    public void An_accepted_command_sent_again_is_silent_or_refused_unless_it_adds_up() =>
        SessionGenerators.Commands.Array[1, 60].Sample(
            commands =>
            {
                var session = new BareSession(PlannedWorld);
                foreach (var (user, command) in commands)
                {
                    if (session.Send(user, command) is not null || AddsUp(command, session.State.Combat)) continue;
                    var before = session.Events.Count;
                    session.Send(user, command);
                    Assert.True(before == session.Events.Count, $"{command} had an effect again.");
                }
            },
            iter: 400);

    [Fact]
    public void Damage_and_healing_commute()
    {
        var wound = Gen.Select(Gen.OneOf(Hero, Goblin, Lurker), Gen.Int[1, 60], Gen.Bool, (id, amount, heals) =>
            heals ? (SessionCommand)new HealCombatant(id, amount) { Session = Evening } : new DamageCombatant(id, amount) { Session = Evening });
        var fight = Fighting().World;
        Gen.Select(wound.Array[2, 20], Gen.Int).Sample(
            (wounds, order) =>
            {
                var (one, other) = (new BareSession(fight), new BareSession(fight));
                foreach (var command in wounds) Assert.Null(one.Send(Owner, command));
                foreach (var (command, _) in wounds.Select((command, i) => (command, i)).OrderBy(pair => HashCode.Combine(pair.i, order) ^ order)) Assert.Null(other.Send(Owner, command));
                Assert.Equal(StateJson.HashOf(one.State), StateJson.HashOf(other.State));
            },
            iter: 200);
    }

    [Fact]
    public void Votes_of_different_members_commute()
    {
        var one = new BareSession(PlannedWorld);
        var other = new BareSession(PlannedWorld);
        var proposed = new ProposeDate(Friday, new DateTimeOffset(2026, 1, 5, 18, 0, 0, TimeSpan.Zero)) { Session = Evening };
        var vote = new VoteForDate(Friday, Vote.Yes) { Session = Evening };
        foreach (var session in (BareSession[])[one, other]) Assert.Null(session.Send(Player1, proposed));
        foreach (var user in (Contracts.Access.UserId[])[Player1, Player2]) Assert.Null(one.Send(user, vote));
        foreach (var user in (Contracts.Access.UserId[])[Player2, Player1]) Assert.Null(other.Send(user, vote));
        Assert.Equal(StateJson.HashOf(one.State), StateJson.HashOf(other.State));
    }

    /// <summary>A lone combatant's turn follows its own, so its id does not tell one turn from the next.</summary>
    private static bool AddsUp(Command command, Combat combat) => command switch
    {
        DamageCombatant or HealCombatant or NextTurn { After: null } or PreviousTurn { From: null } => true,
        NextTurn or PreviousTurn => combat.Order.Length == 1,
        _ => false,
    };

    private static void AssertTurnsMakeSense(Combat combat)
    {
        if (combat.Order.IsEmpty) Assert.Equal(Combat.None, combat);
        if (combat.Turn is { } turn) Assert.NotNull(combat.CombatantOf(turn));
        if (combat.TurnShown is { } shown) Assert.False(combat.CombatantOf(shown)!.Hidden);
        if (combat.Turn is { } real && !combat.CombatantOf(real)!.Hidden) Assert.Equal(real, combat.TurnShown);
        Assert.InRange(combat.RoundShown, 0, SessionCombat.RoundMax + SessionCombat.CombatantsMax);
        Assert.InRange(combat.Round, 0, SessionCombat.RoundMax + SessionCombat.CombatantsMax);
    }
}
