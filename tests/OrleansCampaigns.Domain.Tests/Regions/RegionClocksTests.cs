using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionClocksTests
{
    private readonly PlayedCampaign _campaign = Set().Done(Owner, Start());

    [Fact]
    public void A_clock_fills_in_the_decision_that_reaches_its_end_and_once_until_it_is_reset()
    {
        _campaign.Done(Owner, Tick(3));
        Assert.IsType<ClockTicked>(_campaign.Events[^1].Event);
        _campaign.Done(Owner, Tick(24));
        Assert.Equal(new ClockTicked(Flood, 1), _campaign.Events[^2].Event);
        Assert.Equal(new ClockFilled(Flood, Outcome), _campaign.Events[^1].Event);
        _campaign.Silent(Owner, Tick(1)).Done(Owner, new UntickClock(Flood, 2) { Region = Marsh }).Done(Owner, Tick(2));
        Assert.Equal(1, Filled());
        _campaign
            .Done(Owner, new ResetClock(Flood) { Region = Marsh })
            .Silent(Owner, new ResetClock(Flood) { Region = Marsh })
            .Done(Owner, Tick(4));
        Assert.Equal(2, Filled());
    }

    [Fact]
    public void Players_read_the_consequence_when_the_clock_has_filled_and_its_outcome_never()
    {
        _campaign.Done(Owner, Tick(2));
        Assert.Equal(new ClockView("Flood", 4, 2, HasFilled: false), _campaign.Table().Clocks[Flood]);
        _campaign.Done(Owner, Tick(2));
        Assert.Equal(new ClockView("Flood", 4, 4, HasFilled: true, "The dam breaks."), _campaign.Table().Clocks[Flood]);
        Assert.Equal(Outcome, _campaign.GameMasters().Clocks[Flood].Outcome);
        Assert.Empty(_campaign.Public().Clocks);
    }

    [Fact]
    public void A_clock_is_emptied_shown_hidden_and_removed()
    {
        _campaign
            .Silent(Owner, new UntickClock(Flood, 1) { Region = Marsh })
            .Done(Owner, Tick(2))
            .Done(Owner, new UntickClock(Flood, 24) { Region = Marsh })
            .Silent(Owner, new SetClockVisibility(Flood, RegionVisibility.Table) { Region = Marsh })
            .Done(Owner, new SetClockVisibility(Flood, RegionVisibility.Public) { Region = Marsh });
        Assert.Equal(0, _campaign.Public().Clocks[Flood].Filled);
        _campaign.Done(Owner, new SetClockVisibility(Flood, RegionVisibility.GameMasters) { Region = Marsh });
        Assert.Empty(_campaign.Table().Clocks);
        _campaign.Done(Owner, new RemoveClock(Flood) { Region = Marsh });
        Assert.Empty(_campaign.GameMasters().Clocks);
    }

    [Fact]
    public void A_hidden_clock_ticks_unheard()
    {
        _campaign.Done(Owner, new SetClockVisibility(Flood, RegionVisibility.GameMasters) { Region = Marsh });
        var heard = _campaign.ReceivedBy(Player1).Count();
        _campaign.Done(Owner, Tick(4)).Done(Owner, new ResetClock(Flood) { Region = Marsh });
        Assert.Equal(heard, _campaign.ReceivedBy(Player1).Count());
    }

    [Fact]
    public void Unknown_clocks_are_refused() => _campaign
        .Done(Owner, new RemoveClock(Flood) { Region = Marsh })
        .Refused(Owner, Tick(1), "clock.unknown")
        .Refused(Owner, new UntickClock(Flood, 1) { Region = Marsh }, "clock.unknown")
        .Refused(Owner, new ResetClock(Flood) { Region = Marsh }, "clock.unknown")
        .Refused(Owner, new SetClockVisibility(Flood, RegionVisibility.Public) { Region = Marsh }, "clock.unknown")
        .Refused(Owner, new RemoveClock(Flood) { Region = Marsh }, "clock.unknown");

    [Fact]
    public void Bad_clocks_are_refused() => _campaign
        .Refused(Owner, Start(), "clock.exists")
        .Refused(Owner, Start(9) with { Segments = 1 }, "clock.segments-out-of-range")
        .Refused(Owner, Start(9) with { Segments = 25 }, "clock.segments-out-of-range")
        .Refused(Owner, Start(9) with { Name = "" }, "text.empty")
        .Refused(Owner, Start(9) with { Consequence = new string('x', 4_001) }, "text.too-long")
        .Refused(Owner, Start(9) with { Visibility = 0 }, "region.no-such-visibility")
        .Refused(Owner, Start(9) with { Outcome = new TicksClock(Coast, Flood, 0) }, "clock.outcome")
        .Refused(Owner, Start(9) with { Outcome = new RaisesThreat("", 1, RegionVisibility.Public) }, "clock.outcome")
        .Refused(Owner, Start(9) with { Outcome = new ChangesInfluence(Guild, 101) }, "clock.outcome")
        .Refused(Owner, Start(9) with { Outcome = new ChangesRegionValue((RegionValue)9, 1) }, "clock.outcome")
        .Refused(Owner, Tick(0), "clock.segments-out-of-range")
        .Refused(Owner, Tick(int.MaxValue), "clock.segments-out-of-range")
        .Refused(Owner, new UntickClock(Flood, -1) { Region = Marsh }, "clock.segments-out-of-range")
        .Refused(Owner, new SetClockVisibility(Flood, (RegionVisibility)8) { Region = Marsh }, "region.no-such-visibility");

    [Fact]
    public void The_hundred_and_first_clock_is_refused() =>
        new BareRegion(Set().World).AssertLimit(100, "clock.too-many", i => Start(1_000 + i));

    private static readonly ClockConsequence Outcome = new TicksClock(Vault, Flood, 3);

    private static StartClock Start(int number = 11) =>
        new(new ClockId(Numbered(number)), "Flood", 4, "The dam breaks.", RegionVisibility.Table, Outcome) { Region = Marsh };

    private static TickClock Tick(int segments) => new(Flood, segments) { Region = Marsh };

    private int Filled() => _campaign.Events.Count(recorded => recorded.Event is ClockFilled);
}
