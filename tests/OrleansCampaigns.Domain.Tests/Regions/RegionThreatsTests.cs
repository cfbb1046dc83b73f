using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionThreatsTests
{
    private readonly PlayedCampaign _campaign = Set().Done(Owner, Raise(12));

    [Fact]
    public void A_threat_grows_is_shown_resolved_and_removed()
    {
        _campaign
            .Done(Owner, new SetThreatSeverity(Wyrm, 5) { Region = Marsh })
            .Silent(Owner, new SetThreatSeverity(Wyrm, 5) { Region = Marsh });
        Assert.Empty(_campaign.Table().Threats);
        _campaign
            .Done(Owner, new SetThreatVisibility(Wyrm, RegionVisibility.Table) { Region = Marsh })
            .Silent(Owner, new SetThreatVisibility(Wyrm, RegionVisibility.Table) { Region = Marsh })
            .Done(Owner, new ResolveThreat(Wyrm) { Region = Marsh })
            .Silent(Owner, new ResolveThreat(Wyrm) { Region = Marsh });
        Assert.Equal(new ThreatView("Wyrm", 5, Resolved: true), _campaign.Table().Threats[Wyrm]);
        Assert.Empty(_campaign.Public().Threats);
        _campaign.Done(Owner, new RemoveThreat(Wyrm) { Region = Marsh });
        Assert.Empty(_campaign.GameMasters().Threats);
    }

    [Fact]
    public void Unknown_threats_are_refused() => _campaign
        .Done(Owner, new RemoveThreat(Wyrm) { Region = Marsh })
        .Refused(Owner, new SetThreatSeverity(Wyrm, 1) { Region = Marsh }, "threat.unknown")
        .Refused(Owner, new SetThreatVisibility(Wyrm, RegionVisibility.Table) { Region = Marsh }, "threat.unknown")
        .Refused(Owner, new ResolveThreat(Wyrm) { Region = Marsh }, "threat.unknown")
        .Refused(Owner, new RemoveThreat(Wyrm) { Region = Marsh }, "threat.unknown");

    [Fact]
    public void Bad_threats_are_refused() => _campaign
        .Refused(Owner, Raise(12), "threat.exists")
        .Refused(Owner, Raise(9) with { Severity = 0 }, "threat.severity-out-of-range")
        .Refused(Owner, Raise(9) with { Severity = 6 }, "threat.severity-out-of-range")
        .Refused(Owner, Raise(9) with { Name = "\ud800" }, "text.broken")
        .Refused(Owner, Raise(9) with { Visibility = 0 }, "region.no-such-visibility")
        .Refused(Owner, new SetThreatSeverity(Wyrm, 6) { Region = Marsh }, "threat.severity-out-of-range")
        .Refused(Owner, new SetThreatVisibility(Wyrm, 0) { Region = Marsh }, "region.no-such-visibility");

    [Fact]
    public void The_two_hundred_and_first_threat_is_refused() =>
        new BareRegion(Set().World).AssertLimit(200, "threat.too-many", i => Raise(1_000 + i));

    private static RaiseThreat Raise(int number) => new(new ThreatId(Numbered(number)), "Wyrm", 2, RegionVisibility.GameMasters) { Region = Marsh };
}
