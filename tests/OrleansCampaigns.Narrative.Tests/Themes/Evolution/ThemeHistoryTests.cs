using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Narrative.Tests.Themes.Evolution;

public sealed class ThemeHistoryTests
{
    private const int Packs = 3_000;

    [Fact]
    public void A_planted_turn_is_found_again_and_told_within_three_sessions()
    {
        var (found, late) = (0, 0);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var (history, told) = Played(seed, sessions: 30, turn: 14);
            if (history.Changes() is [var change] && Math.Abs(change.Index - 14) <= 1) found++;
            if (told is [var at, ..] && at.Told - 15 is >= 0 and <= 3) late++;
        }

        Assert.True(found >= 19, $"{found} of 20 found");
        Assert.True(late >= 18, $"{late} of 20 told in time");
    }

    [Fact]
    public void At_most_one_in_ten_campaigns_that_stay_as_they_are_seems_to_turn() =>
        Assert.InRange(Enumerable.Range(1, 20).Sum(seed => Played((ulong)seed, sessions: 40, turn: 99).History.Changes().Length), 0, 2);

    [Fact]
    public void Who_came_with_the_turn_is_among_the_first_three_drivers()
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var (history, _) = Played(seed, sessions: 28, turn: 14);
            var drivers = history.Drivers(new(14, 1), 0, 28).Where(one => one.Driver.Kind == DriverKind.Character).Take(3);
            Assert.True(drivers.Any(one => one.Driver.Id == "npc/new"), $"seed {seed}");
        }
    }

    [Fact]
    public void A_history_read_back_goes_on_as_the_one_that_was_written()
    {
        var (history, _) = Played(7, sessions: 20, turn: 10);
        var again = ThemeHistory.Read(history.Write(), Packs);
        var next = Session(new SeededRandom(99), 21, turn: 10);
        Assert.Equal(history.Close(next), again.Close(next));
        Assert.Equal(history.Write(), again.Write());
        Assert.True(history.Write().Length <= 21 * 2_048, $"{history.Write().Length} bytes");
    }

    [Fact]
    public void A_session_that_is_not_newer_is_refused()
    {
        var (history, _) = Played(1, sessions: 3, turn: 99);
        Assert.Throws<ArgumentException>(() => history.Close(Session(new SeededRandom(1), 3, 99)));
    }

    [Fact]
    public void Only_the_newest_sessions_are_kept()
    {
        var history = new ThemeHistory(Packs);
        for (var number = 1; number <= ThemeHistory.SessionsMax + 5; number++) history.Keep(new(number, [new("duty", 0.4)], []));
        Assert.Equal(ThemeHistory.SessionsMax, history.Sessions.Length);
        Assert.Equal(6, history.Sessions[0].Number);
    }

    [Fact]
    public void A_promised_theme_that_is_silent_raises_an_alert_until_it_is_shown()
    {
        var history = new ThemeHistory(Packs);
        for (var number = 1; number <= 6; number++) history.Close(new(number, [new("duty", 0.4)], []));
        Assert.Equal([new("themes.promised-silent", "revenge", 6)], history.Alerts(["revenge", "duty"], 6, [], 0.6));
        history.Close(new(7, [new("revenge", 0.3)], []));
        Assert.Empty(history.Alerts(["revenge", "duty"], 6, [], 0.6));
    }

    [Fact]
    public void A_session_far_from_its_plan_raises_an_alert_and_one_near_it_does_not()
    {
        var history = new ThemeHistory(Packs);
        history.Close(new(1, [new("duty", 0.3), new("greed", 0.3)], []));
        Assert.Empty(history.Alerts([], 6, [new("duty", 1), new("greed", 1)], 0.6));
        var alert = Assert.Single(history.Alerts([], 6, [new("betrayal", 1)], 0.6));
        Assert.Equal("themes.drift", alert.Code);
        Assert.Equal(1, alert.Measure);
    }

    private static (ThemeHistory History, ImmutableArray<(int Told, int Number)> Told) Played(ulong seed, int sessions, int turn)
    {
        var (history, random) = (new ThemeHistory(Packs), new SeededRandom(seed));
        var told = ImmutableArray.CreateBuilder<(int, int)>();
        for (var number = 1; number <= sessions; number++)
        {
            var session = Session(new SeededRandom(random.NextUInt64()), number, turn);
            if (history.Close(session) is { } change) told.Add((number, change));
        }

        return (history, told.ToImmutable());
    }

    /// <summary>Six events: three or so of three themes that are others after the turn, the rest of any theme.</summary>
    private static SessionThemes Session(SeededRandom random, int number, int turn)
    {
        var after = number > turn;
        var events = ImmutableArray.CreateBuilder<SessionEvent>();
        for (var line = 0; line < 6; line++)
        {
            var ofMix = random.NextInt32(100) < 60;
            var theme = ofMix ? $"t{random.NextInt32(3) + (after ? 10 : 0)}" : $"t{random.NextInt32(Packs)}";
            var people = ofMix && after && random.NextInt32(100) < 60 ? "npc/new" : $"npc/{random.NextInt32(8)}";
            events.Add(new($"e{number}-{line}", [new(theme, 0.2), new($"t{random.NextInt32(Packs)}", 0.02)], [new(DriverKind.Character, people)]));
        }

        var shares = events.SelectMany(one => one.Themes).GroupBy(one => one.Theme, StringComparer.Ordinal).Select(one => new ThemeWeight(one.Key, one.Sum(weight => weight.Weight) / 6));
        return new(number, [.. shares], events.ToImmutable());
    }
}
