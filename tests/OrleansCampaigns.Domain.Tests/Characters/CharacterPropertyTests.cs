using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Characters.CharacterTable;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Characters;

public sealed class CharacterPropertyTests
{
    private static readonly Gen<CharacterCommand> Commuting = Gen.OneOf<CharacterCommand>(
        Gen.Int[1, 40].Select(n => (CharacterCommand)new DamageCharacter(n) { Character = Mira }),
        Gen.Int[1, 40].Select(n => (CharacterCommand)new HealCharacter(n) { Character = Mira }),
        Gen.Int[1, 6].Select(n => (CharacterCommand)new SpendResource("Ki", n) { Character = Mira }),
        Gen.Int[1, 6].Select(n => (CharacterCommand)new GainResource("Ki", n) { Character = Mira }),
        Gen.Select(Gen.OneOf("Cold", "Poisoned"), Gen.Int[0, 4]).Select((c, n) => (CharacterCommand)new AddCondition(c, n == 0 ? null : n) { Character = Mira }),
        Gen.OneOf("sailor", "noble").Select(t => (CharacterCommand)new AddTag(t) { Character = Mira }),
        Gen.OneOf(Owner, Player2).Select(u => (CharacterCommand)new AssignOwner(u) { Character = Mira }),
        Gen.Int[1, 3].Select(n => (CharacterCommand)new AddItem(ItemNamed(n), $"Thing {n}", n) { Character = Mira }),
        Gen.Int[1, 9].Select(n => (CharacterCommand)new ChangeItemQuantity(ItemNamed(4), n) { Character = Mira }));

    [Fact]
    public void Every_command_has_a_sample_and_none_throws_from_anybody() => Assert.Equal(
        WireJson.Commands.Values.Where(type => type.IsSubclassOf(typeof(CharacterCommand))).Select(type => type.Name).Order(),
        CharacterGenerators.OneOfEach(Mira).Select(command => command.GetType().Name).Order());

    [Fact]
    public void Nothing_that_anybody_sends_throws_or_breaks_a_promise_and_sending_it_again_does_not_either() =>
        CharacterGenerators.Commands.List[1, 40].Sample(commands =>
        {
            var played = Start();
            foreach (var (user, command) in commands)
            {
                if (played.Send(user, command) is null) played.Send(user, command);
                AssertBounds(played);
            }
        }, iter: 60, threads: 2);

    [Fact]
    public void Nothing_that_the_campaign_itself_is_made_to_send_throws_or_breaks_a_promise() =>
        CharacterGenerators.Commands.List[1, 40].Sample(commands =>
        {
            var played = Start();
            played.SendsStepsOfGifts = true;
            foreach (var (_, command) in commands)
            {
                played.SendAs(Actor.System, command);
                AssertBounds(played);
            }
        }, iter: 40, threads: 2);

    [Fact]
    public void Commuting_commands_reach_the_same_state_in_any_order()
    {
        var played = Start();
        Gen.Select(Commuting.Array[2, 10], Gen.Int[0, 30], Gen.Int).Sample((commands, temporary, seed) =>
        {
            var shuffled = commands.ToArray();
            var random = new SeededRandom((ulong)seed);
            for (var i = shuffled.Length - 1; i > 0; i--)
            {
                var j = random.NextInt32(i + 1);
                (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
            }

            Assert.Equal(HashAfter(played, commands, temporary), HashAfter(played, shuffled, temporary));
        }, iter: 1_000, threads: 2);
    }

    [Fact]
    public void Within_the_bounds_hit_points_are_plain_arithmetic() =>
        Gen.Int[-5, 5].Array[1, 30].Sample(changes =>
        {
            var (hitPoints, expected) = (new HitPoints(1_000, 500, 0, 0, 0), 500);
            foreach (var change in changes)
            {
                hitPoints = change < 0 ? hitPoints with { Damage = hitPoints.Damage - change } : hitPoints with { Healing = hitPoints.Healing + change };
                expected += change;
                Assert.Equal((expected, 0L), (hitPoints.Current, hitPoints.Excess));
            }
        }, iter: 500);

    private static string HashAfter(PlayedCampaign played, IEnumerable<CharacterCommand> commands, int temporary)
    {
        var context = new CommandContext(new Actor(Owner, Role.Owner), played.Now, Seed: 0, played.World);
        var state = commands
            .Prepend(new SetTemporaryHitPoints(temporary) { Character = Mira })
            .Prepend(new DamageCharacter(7) { Character = Mira })
            .Prepend(new AddItem(ItemNamed(4), "Coin", 1) { Character = Mira })
            .Aggregate(played.StateOf(Mira), (state, command) =>
            {
                var decision = CharacterState.Decide(command, state, context);
                Assert.Null(decision.Refusal);
                return decision.Events.Aggregate(state, (now, happened) => now.Evolve(happened));
            });
        return StateJson.HashOf(state);
    }

    private static void AssertBounds(PlayedCampaign played)
    {
        foreach (var state in played.World.Characters.Values)
        {
            Assert.InRange(state.HitPoints.Current, 0, state.HitPoints.Maximum);
            Assert.True(state.HitPoints.Temporary >= 0);
            Assert.All(state.Inventory.Values, item => Assert.InRange(item.Quantity, 1, CharacterLimits.NumberMax));
            Assert.All(state.Resources, resource => Assert.InRange(resource.Current, 0, resource.Maximum));
            Assert.True(!state.Hidden || state.Owners.IsEmpty);
            Assert.Equal(state.Schema.Attributes.Select(a => a.Name), state.Attributes.Select(a => a.Name));
            Assert.Equal(state.Schema.Resources.Select(r => r.Name), state.Resources.Select(r => r.Name));
        }
    }
}
