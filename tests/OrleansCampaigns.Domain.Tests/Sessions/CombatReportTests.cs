using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class CombatReportTests
{
    private readonly PlayedCampaign _campaign = Opened();

    private static ReportCombat Report(int round, CombatantId? turn, params ReportedCombatant[] order) => new(round, [.. order], turn) { Session = Evening };

    private static ReportedCombatant Fighter(CombatantId id, string name, int initiative, int hitPoints, bool hidden = false) =>
        new(id, Named(name, initiative, 52, hidden) with { HitPoints = hitPoints });

    [Fact]
    public void A_game_server_s_report_replaces_the_combat_in_its_own_order()
    {
        var report = Report(3, Goblin, Fighter(Goblin, "Goblin", 5, 7), Fighter(Hero, "Mira", 20, -3));
        _campaign.Done(SeatedCampaign.Server, report).Silent(SeatedCampaign.Server, report);
        var view = _campaign.Sees(ChannelKind.Table).Combat!;
        Assert.Equal((3, Goblin, Goblin), (view.Round, view.Turn, view.Order[0].Combatant));
        Assert.Equal(-3, _campaign.Sees(ChannelKind.GameMasters).Combat!.Order[1].HitPoints);
        Assert.Equal(Health.Down, view.Order[1].Health);
        _campaign.Done(SeatedCampaign.Server, Report(0, null)).Silent(SeatedCampaign.Server, Report(0, null));
        Assert.Null(_campaign.Sees(ChannelKind.Table).Combat);
    }

    [Fact]
    public void A_report_in_which_only_the_hidden_changes_reaches_no_player()
    {
        _campaign.Done(Owner, Report(1, Hero, Fighter(Hero, "Mira", 20, 20), Fighter(Lurker, Canary, 10, 30, hidden: true)));
        var before = (_campaign.CountFor(Player1), _campaign.CountFor(Spectator));
        _campaign.Done(Owner, Report(1, Lurker, Fighter(Hero, "Mira", 20, 20), Fighter(Lurker, Canary, 10, 5, hidden: true)));
        Assert.Equal(before, (_campaign.CountFor(Player1), _campaign.CountFor(Spectator)));
        _campaign.Done(Owner, Report(2, Hero, Fighter(Hero, "Mira", 20, 20), Fighter(Lurker, Canary, 10, 5, hidden: true)));
        Assert.Equal(2, _campaign.Sees(ChannelKind.Table).Combat!.Round);
        Assert.DoesNotContain(Canary, _campaign.BytesFor(Player1) + _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_checked_as_a_whole() => _campaign
        .Refused(Owner, Report(-1, null), "combat.round")
        .Refused(Owner, Report(10_001, null), "combat.round")
        .Refused(Owner, Report(1, Lurker, Fighter(Hero, "Mira", 20, 20)), "combat.turn")
        .Refused(Owner, Report(1, null, Fighter(Hero, "Mira", 20, 20), Fighter(Hero, "Mira", 20, 20)), "combatant.exists")
        .Refused(Owner, Report(1, null, Fighter(default, "Mira", 20, 20)), "id.empty")
        .Refused(Owner, Report(1, null, (ReportedCombatant)null!), "combatant.profile")
        .Refused(Owner, Report(1, null, Many(201)), "combat.too-many")
        .Refused(Owner, Report(1, null, [.. Many(200).Select(fighter => fighter with { Profile = fighter.Profile with { Name = new string('é', 60) } })]), "combat.too-large")
        .Refused(Player1, Report(1, null), "access.denied");

    [Fact]
    public void The_largest_report_fits_into_an_event()
    {
        var order = Many(200).Select(fighter => fighter with { Profile = fighter.Profile with { Name = "\"\"\"\"\"\"\"\"", Character = Mira, HitPointsHidden = true } });
        _campaign.Done(Owner, Report(10_000, null, [.. order]));
        Assert.InRange(EventCodec.Encode(_campaign.Events[^1].Event).Payload.Length, 40_000, 64 * 1024);
    }

    private static ReportedCombatant[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Fighter(new CombatantId(Numbered(1_000 + i)), "Goblin", -1_000, -1_000_000))];
}
