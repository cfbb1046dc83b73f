using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionStatusTests
{
    private static readonly ClockAdvance Flood = new(Marsh, new ClockId(Numbered(51)), 2);

    [Fact]
    public void A_session_opens_pauses_resumes_and_closes_and_repeating_each_is_silent()
    {
        var campaign = Planned();
        foreach (var command in (SessionCommand[])[new OpenSession { Session = Evening }, new PauseSession { Session = Evening }, new ResumeSession { Session = Evening }, new CloseSession([Flood]) { Session = Evening }])
            campaign.Done(Owner, command).Silent(Owner, command);
        Assert.Equal(SessionStatus.Closed, campaign.Sees(ChannelKind.Public).Status);
        Assert.Equal([Flood], Assert.IsType<SessionClosed>(campaign.Events[^1].Event).ClockAdvances);
    }

    [Fact]
    public void Each_step_needs_the_one_before()
    {
        Planned().Refused(Owner, new PauseSession { Session = Evening }, "session.not-open")
            .Refused(Owner, new ResumeSession { Session = Evening }, "session.not-open")
            .Refused(Owner, new CloseSession([]) { Session = Evening }, "session.not-open");
        Paused().Refused(Owner, new OpenSession { Session = Evening }, "session.paused");
        Closed().Refused(Owner, new OpenSession { Session = Evening }, "session.closed")
            .Refused(Owner, new PauseSession { Session = Evening }, "session.closed")
            .Refused(Owner, new ResumeSession { Session = Evening }, "session.closed");
        Planned().Refused(Player1, new OpenSession { Session = Evening }, "access.denied");
    }

    [Fact]
    public void Clock_advances_are_checked() => Opened()
        .Refused(Owner, new CloseSession([Flood, Flood]) { Session = Evening }, "session.clock-advances")
        .Refused(Owner, new CloseSession([Flood with { Segments = 0 }]) { Session = Evening }, "session.clock-advances")
        .Refused(Owner, new CloseSession([Flood with { Segments = 25 }]) { Session = Evening }, "session.clock-advances")
        .Refused(Owner, new CloseSession([null!]) { Session = Evening }, "session.clock-advances")
        .Refused(Owner, new CloseSession([Flood with { Clock = default }]) { Session = Evening }, "id.empty")
        .Refused(Owner, new CloseSession([.. Enumerable.Range(0, 51).Select(i => Flood with { Clock = new ClockId(Numbered(100 + i)) })]) { Session = Evening }, "session.clock-advances")
        .Done(Owner, new CloseSession(default) { Session = Evening });

    /// <summary>In every state but those named, each of these commands is refused with the state's code and changes nothing.</summary>
    [Fact]
    public void A_closed_session_takes_nothing_more()
    {
        var campaign = Closed();
        foreach (var command in (SessionCommand[])
        [
            Line(101), Line(102, character: Mira), Hushed(103, Player2), Roll(104, RollAudience.Public), new Narrate(new(Numbered(105)), "Rain.") { Session = Evening },
            new TakeSeat { Session = Evening }, new LeaveSeat { Session = Evening },
            new PrepareScene(Arrival, "Arrival", "") { Session = Evening }, new StartScene(Arrival, "Arrival") { Session = Evening }, new EndScene(Arrival) { Session = Evening },
            new CreateHandout(Letter, "Letter", "") { Session = Evening }, new ShowHandout(Letter, [], ToTable: true) { Session = Evening },
            new AddCombatant(Hero, Named("Hero")) { Session = Evening }, new NextTurn { Session = Evening }, new EndCombat { Session = Evening },
            new ReportCombat(0, []) { Session = Evening },
        ]) campaign.Refused(Owner, command, "session.closed");
    }

    [Fact]
    public void A_break_stops_the_game_but_not_the_talk() => Paused()
        .Refused(Player1, Roll(101, RollAudience.Public), "session.paused")
        .Refused(Player1, Line(102, character: Mira), "session.paused")
        .Refused(Owner, new Narrate(new(Numbered(103)), "Rain.") { Session = Evening }, "session.paused")
        .Refused(Owner, new StartScene(Arrival, "Arrival") { Session = Evening }, "session.paused")
        .Done(Player1, Line(104)).Done(Player1, Hushed(105, Player2)).Done(Owner, new AddCombatant(Hero, Named("Hero")) { Session = Evening });

    [Fact]
    public void Closing_ends_the_scene_and_the_combat_and_tells_of_the_evening()
    {
        var campaign = Planned().Done(Player1, new TakeSeat(Mira) { Session = Evening }).Done(Owner, new OpenSession { Session = Evening });
        campaign.Done(Owner, new StartScene(Arrival, "Arrival") { Session = Evening })
            .Done(Owner, new PrepareScene(Ambush, $"Ambush {Canary}", "") { Session = Evening })
            .Done(Owner, new AddCombatant(Hero, Named("Mira", 15, 20)) { Session = Evening })
            .Done(Owner, new AddCombatant(Lurker, Named($"Lurker {Canary}", 12, 99, hidden: true)) { Session = Evening })
            .Done(Owner, new DamageCombatant(Hero, 4) { Session = Evening })
            .Done(Owner, new DamageCombatant(Lurker, 50) { Session = Evening })
            .Done(Owner, new HealCombatant(Hero, 3) { Session = Evening })
            .Done(Player1, Line(101, "We made it.", Mira)).Done(Player1, Line(102)).Done(Player1, Hushed(103, Player2))
            .Done(Player1, Roll(104, RollAudience.Public)).Done(Player1, Roll(105, RollAudience.Blind));
        campaign.Now += TimeSpan.FromMinutes(90);
        campaign.Done(Owner, new PauseSession { Session = Evening });
        campaign.Now += TimeSpan.FromMinutes(15);
        campaign.Done(Owner, new ResumeSession { Session = Evening });
        campaign.Now += TimeSpan.FromMinutes(30);
        campaign.Done(Owner, new CloseSession([]) { Session = Evening });

        var view = campaign.Sees(ChannelKind.Public);
        var recap = view.Recap!;
        Assert.Null(view.Combat);
        Assert.NotNull(Assert.Single(view.Scenes).EndedAt);
        Assert.Equal(TimeSpan.FromMinutes(120), recap.Duration);
        Assert.Equal(new RecapPlayer(Player1, 2, 1, 1, Mira), Assert.Single(recap.Players));
        Assert.Equal(["Arrival"], recap.Scenes);
        Assert.Equal((2, 1, 1), (recap.Lines, recap.Quotes, recap.Rolls));
        Assert.Equal((new RecapBlow("Mira", 4), new RecapBlow("Mira", 3)), (recap.HardestHit, recap.GreatestHealing));
        Assert.DoesNotContain(Canary, campaign.BytesFor(Player1) + campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_no_negative_evening()
    {
        var campaign = Opened();
        campaign.Now -= TimeSpan.FromHours(3);
        campaign.Done(Owner, new PauseSession { Session = Evening });
        campaign.Now -= TimeSpan.FromHours(3);
        campaign.Done(Owner, new CloseSession([]) { Session = Evening });
        Assert.Equal(TimeSpan.Zero, campaign.State().Recap!.Duration);
    }
}
