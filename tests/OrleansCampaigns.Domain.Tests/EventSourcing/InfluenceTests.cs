using System.Collections.Immutable;
using System.Reflection;
using CsCheck;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Tests.Regions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

public sealed class InfluenceTests
{
    private static readonly ClockId Storm = new(Numbered(17));

    [Fact]
    public void A_filled_clock_changes_a_value_once_however_often_its_event_is_delivered()
    {
        var campaign = Filled(new ChangesRegionValue(RegionValue.Security, -20));
        var influenced = new InfluencedCampaign(campaign);
        influenced.Deliver();
        influenced.DeliverAllAgain();
        Assert.Equal(30, campaign.World.Regions[Marsh].Values.Security);
        Assert.Equal(1, influenced.Effects);
    }

    [Fact]
    public void A_filled_clock_changes_a_faction_s_influence()
    {
        var campaign = Filled(new ChangesInfluence(Guild, 15));
        new InfluencedCampaign(campaign).Deliver();
        Assert.Equal(15, campaign.World.Regions[Marsh].Influence[Guild].Influence);
    }

    [Fact]
    public void A_filled_clock_raises_a_new_threat_each_time_it_fills_after_a_reset()
    {
        var campaign = Filled(new RaisesThreat("Wyrm", 4, RegionVisibility.Table));
        var influenced = new InfluencedCampaign(campaign);
        influenced.Deliver();
        campaign.Done(Owner, new ResetClock(Flood) { Region = Marsh }).Done(Owner, new TickClock(Flood, 2) { Region = Marsh });
        influenced.Deliver();
        influenced.DeliverAllAgain();
        Assert.Equal(2, campaign.Table().Threats.Count);
    }

    [Fact]
    public void A_clock_without_outcome_has_no_effect() => Assert.Empty(EffectsOfLast(Filled(outcome: null)));

    [Fact]
    public void Clocks_that_tick_each_other_across_regions_come_to_an_end()
    {
        var campaign = Set()
            .Done(Owner, new StartClock(Flood, "Flood", 2, "", RegionVisibility.Table, new TicksClock(Vault, Storm, 24)) { Region = Marsh })
            .Done(Owner, new StartClock(Storm, "Storm", 2, "", RegionVisibility.Table, new TicksClock(Marsh, Flood, 24)) { Region = Vault })
            .Done(Owner, new TickClock(Flood, 2) { Region = Marsh });
        var influenced = new InfluencedCampaign(campaign);
        influenced.Deliver();
        Assert.Equal(2, campaign.Events.Count(recorded => recorded.Event is ClockFilled));
        Assert.Equal(2, influenced.Effects);
    }

    [Fact]
    public void An_effect_that_is_refused_is_over()
    {
        var campaign = Filled(new TicksClock(Nowhere, Storm, 1));
        var cause = campaign.Events[^1];
        var effect = Assert.Single(Influence.Of(Id, cause));
        var why = Refusal.NotFound("region.unknown", "There is no such region.");
        Assert.Null(Influence.WhenRefused(cause, effect, why));
    }

    /// <summary>The golden files hold one event of each type with every member set, so a cause among them has an effect.</summary>
    [Fact]
    public void Exactly_the_named_causes_have_effects() =>
        Assert.All(EventCodec.Types, type =>
        {
            var name = type.GetCustomAttribute<EventTypeAttribute>()!;
            var golden = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"{name.Name}.v{name.Version}.json"));
            var recorded = new RecordedEvent(1, new EntityRef(EntityKind.Region, Marsh.Value), 1, default, Owner, default, EventCodec.Decode(name.Name, name.Version, golden));
            Assert.Equal(Influence.Causes.Contains(name.Name), !Influence.Of(Id, recorded).IsEmpty);
        });

    [Fact]
    public void Random_worlds_come_to_rest_and_a_second_delivery_of_everything_changes_nothing() =>
        RegionGenerators.Commands.Array[1, 60].Sample(
            commands =>
            {
                var campaign = SetAndFurnished();
                var influenced = new InfluencedCampaign(campaign);
                foreach (var (user, command) in commands)
                {
                    campaign.Send(user, command);
                    influenced.Deliver();
                }

                var rested = StateJson.HashOf(campaign.World);
                influenced.DeliverAllAgain();
                Assert.Equal(rested, StateJson.HashOf(campaign.World));
            },
            iter: 30);

    private static PlayedCampaign Filled(ClockConsequence? outcome) => Set()
        .Done(Owner, new StartClock(Flood, "Flood", 2, "", RegionVisibility.Table, outcome) { Region = Marsh })
        .Done(Owner, new TickClock(Flood, 2) { Region = Marsh });

    private static ImmutableArray<Effect> EffectsOfLast(PlayedCampaign campaign) => Influence.Of(Id, campaign.Events[^1]);
}
