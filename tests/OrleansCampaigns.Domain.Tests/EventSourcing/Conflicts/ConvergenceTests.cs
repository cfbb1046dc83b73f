using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>
/// Three clients of three roles that run the game and a player, who looks through their own channels, each at times offline, write into one campaign: commuting commands, fields, prose. The
/// server's part is the real deciders and folds; the way between is made of what can happen on it: a command comes late, comes twice, is decided while others are on their way to the
/// journal, its receipt is lost, the entity is folded anew from the journal.
/// </summary>
public sealed class ConvergenceTests
{
    private const int Schedules = 10_000;

    /// <summary>What one client does next; the numbers are read by <see cref="SimulatedClient"/>.</summary>
    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 3],
        Gen.Frequency((3, Gen.Const(Act.Type)), (2, Gen.Const(Act.SetField)), (2, Gen.Const(Act.Commute)), (3, Gen.Const(Act.Deliver)), (1, Gen.Const(Act.DeliverTwice)), (2, Gen.Const(Act.Read)), (2, Gen.Const(Act.Land)), (1, Gen.Const(Act.Restart))),
        Gen.Int[0, 1_000],
        (client, act, number) => new Step(client, act, number));

    /// <summary>CsCheck prints the seed of a schedule that fails.</summary>
    [Fact]
    public void All_replicas_reach_one_state_every_command_has_one_outcome_and_no_text_is_gone() => Steps.Array[10, 40].Sample(
        schedule =>
        {
            var server = new SimulatedServer();
            var clients = SimulatedClient.Four(server);
            foreach (var step in schedule) clients[step.Client].Do(step);
            foreach (var client in clients) client.ComeOnline();
            server.AssertReplicasAgree();
            server.AssertEveryCommandHasOneOutcome(clients.Sum(client => client.Sent));
            server.AssertNothingTypedIsGone(clients.SelectMany(client => client.Typed));
        },
        iter: Schedules);

    /// <summary>Otherwise the property would hold because nothing met.</summary>
    [Fact]
    public void Random_schedules_meet_every_outcome()
    {
        var seed = PCG.Parse("0000KOIPe036");
        var outcomes = new Dictionary<ReceiptOutcome, int>();
        for (var number = 0; number < 300; number++)
        {
            var server = new SimulatedServer();
            var clients = SimulatedClient.Four(server);
            foreach (var step in Steps.Array[10, 40].Generate(seed, null, out _)) clients[step.Client].Do(step);
            foreach (var client in clients) client.ComeOnline();
            foreach (var outcome in server.Outcomes) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        Assert.All(Enum.GetValues<ReceiptOutcome>(), outcome => Assert.True(outcomes.GetValueOrDefault(outcome) > 50, $"{outcome}: {outcomes.GetValueOrDefault(outcome)}"));
    }

    [Fact]
    public void Commuting_commands_reach_one_state_in_any_order() => Gen.Select(Gen.Int[0, 60].Array[2, 8], Gen.Int[0, 1_000_000]).Sample(
        (numbers, order) =>
        {
            var commands = numbers.Select(SimulatedClient.Commuting).ToArray();
            Assert.Equal(HashAfter(commands), HashAfter(commands.Index().OrderBy(entry => (entry.Index + 1) * (order + 1L) % 104_729).Select(entry => entry.Item)));
        },
        iter: 300);

    private static string HashAfter(IEnumerable<Command> commands)
    {
        var server = new SimulatedServer();
        foreach (var command in commands) server.Send(new CommandId(Guid.NewGuid()), SimulatedServer.Owner, command, seen: 1);
        return server.HashOfEntities();
    }
}
