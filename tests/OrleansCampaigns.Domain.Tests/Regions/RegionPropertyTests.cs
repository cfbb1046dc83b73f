using System.Collections.Concurrent;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionPropertyTests
{
    private static readonly CampaignWorld Scene = SetAndFurnished().World;

    /// <summary>The oracle is <see cref="PlayedCampaign"/> itself: folded channels equal fresh views, no empty update, codecs and states round-trip.</summary>
    [Fact]
    public void Any_commands_by_anybody_keep_every_promise_and_every_bound() =>
        RegionGenerators.Commands.Array[1, 60].Sample(
            commands =>
            {
                var campaign = SetAndFurnished();
                foreach (var (user, command) in commands) campaign.Send(user, command);
                foreach (var region in campaign.World.Regions.Values) AssertBounds(region);
            },
            iter: 60);

    [Fact]
    public void Random_commands_make_every_kind_of_event_happen()
    {
        var seen = new ConcurrentDictionary<Type, int>();
        RegionGenerators.Commands.Array[40].Sample(
            commands =>
            {
                var region = new BareRegion(Scene);
                foreach (var (_, command) in commands) region.Send((RegionCommand)command with { Region = Marsh });
                AssertBounds(region.State);
                foreach (var happened in region.Events) seen.AddOrUpdate(happened.GetType(), 1, (_, count) => count + 1);
            },
            iter: 1_000);
        Assert.Equal([typeof(RegionCreated)], EventCodec.Types.Where(type => type.IsSubclassOf(typeof(RegionEvent)) && !type.IsSubclassOf(typeof(RegionConflictEvent))).Except(seen.Keys));
    }

    [Fact]
    public void An_accepted_command_sent_again_is_silent_or_refused_unless_it_adds_up() =>
        RegionGenerators.Commands.Array[1, 30].Sample(
            commands =>
            {
                var campaign = SetAndFurnished();
                foreach (var (user, command) in commands)
                {
                    if (campaign.Send(user, command) is not null || AddsUp(command)) continue;
                    var before = campaign.Events.Count;
                    campaign.Send(user, command);
                    Assert.True(before == campaign.Events.Count, $"{command} had an effect again.");
                }
            },
            iter: 50);

    [Fact]
    public void Players_change_nothing() =>
        RegionGenerators.Commands.Array[1, 20].Sample(
            commands =>
            {
                var campaign = SetAndFurnished();
                var before = StateJson.HashOf(campaign.World);
                foreach (var (_, command) in commands)
                    foreach (var user in (UserId[])[Player1, Spectator, Stranger]) Assert.NotNull(campaign.Send(user, command));
                Assert.Equal(before, StateJson.HashOf(campaign.World));
            },
            iter: 50);

    [Fact]
    public void Ticks_and_changes_of_a_resource_reach_the_same_state_in_any_order()
    {
        var changes = Gen.OneOf<RegionCommand>(
            Gen.Int[1, 4].Select(segments => (RegionCommand)new TickClock(Flood, segments) { Region = Marsh }),
            Gen.Long[-1_000, 1_000].Select(by => (RegionCommand)new ChangeRegionResource(Salt, by) { Region = Marsh }));
        Gen.Select(changes.Array[2, 12], Gen.Int[0, int.MaxValue]).Sample(
            (commands, seed) =>
            {
                var shuffled = commands.ToArray();
                new Random(seed).Shuffle(shuffled);
                Assert.Equal(Played(commands), Played(shuffled));
            },
            iter: 100);
    }

    private static string Played(IEnumerable<RegionCommand> commands)
    {
        var region = new BareRegion(Scene);
        region.Send(new StartClock(Flood, "Flood", 12, "", RegionVisibility.Table, new TicksClock(Marsh, Flood, 1)) { Region = Marsh });
        region.Send(new SetRegionResource(Salt, "Salt", 0, "", RegionVisibility.Table) { Region = Marsh });
        foreach (var command in commands) Assert.Null(region.Send(command));
        return StateJson.HashOf(region.State);
    }

    private static bool AddsUp(Command command) =>
        command is TickClock or UntickClock or ChangeRegionResource or ChangeRegionValue or ChangeFactionInfluence;

    private static void AssertBounds(RegionState region)
    {
        foreach (var value in Enum.GetValues<RegionValue>()) Assert.InRange(region.Values.Of(value), 0, 100);
        Assert.All(region.Influence.Values, influence => Assert.InRange(influence.Influence, 0, 100));
        Assert.All(region.Clocks.Values, clock => Assert.InRange(clock.Filled, 0, clock.Segments));
        Assert.All(region.Clocks.Values, clock => Assert.True(clock.HasFilled || clock.Filled < clock.Segments, $"{clock} is full and never filled."));
        Assert.All(region.Threats.Values, threat => Assert.InRange(threat.Severity, 1, 5));
        Assert.All(region.Resources.Values, resource => Assert.InRange(resource.Amount, -1_000_000_000_000, 1_000_000_000_000));
    }
}
