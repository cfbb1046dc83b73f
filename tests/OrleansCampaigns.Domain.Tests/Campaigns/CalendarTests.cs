using CsCheck;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class CalendarTests
{
    private static readonly DefineCalendar Short = new(
        [new("Thaw", 3), new("Ebb", 1), new("Frost", 4)], ["Bell", "Tide", "Salt"], new WorldDate(1, 3, 4), Weekday: 2);

    private readonly PlayedCampaign _campaign = New();

    [Fact]
    public void Days_carry_over_into_months_and_years_and_weeks_run_on()
    {
        _campaign.Done(Master, Short).Silent(Master, Short with { Months = [.. Short.Months] }).Done(Master, new AdvanceCalendar(1));
        var calendar = _campaign.Seen(ChannelKind.Public).Calendar!;
        Assert.Equal(new WorldDate(2, 1, 1), calendar.Today);
        Assert.Equal("Bell", calendar.Weekdays[calendar.Weekday]);
        _campaign.Done(Master, new AdvanceCalendar(11));
        Assert.Equal(new WorldDate(3, 2, 1), _campaign.Seen(ChannelKind.Table).Calendar!.Today);
        Assert.Equal(2, _campaign.Seen(ChannelKind.Table).Calendar!.Weekday);
    }

    [Fact]
    public void The_date_is_set_forward_and_back()
    {
        _campaign.Refused(Master, new SetDate(default), "calendar.none")
            .Refused(Master, new AdvanceCalendar(1), "calendar.none")
            .Done(Master, Short)
            .Done(Master, new SetDate(new WorldDate(-1, 1, 1))).Silent(Master, new SetDate(new WorldDate(-1, 1, 1)))
            .Refused(Master, new SetDate(new WorldDate(1, 2, 2)), "calendar.date")
            .Refused(Master, new SetDate(new WorldDate(1, 4, 1)), "calendar.date")
            .Refused(Master, new SetDate(new WorldDate(100_000, 1, 1)), "calendar.date")
            .Refused(Master, new SetDate(new WorldDate(int.MinValue, int.MinValue, int.MinValue)), "calendar.date")
            .Refused(Player1, new SetDate(new WorldDate(1, 1, 1)), "access.denied");
    }

    [Fact]
    public void Time_passes_within_limits()
    {
        _campaign.Done(Master, Short)
            .Refused(Master, new AdvanceCalendar(0), "calendar.days")
            .Refused(Master, new AdvanceCalendar(-1), "calendar.days")
            .Refused(Master, new AdvanceCalendar(1_000_001), "calendar.days")
            .Refused(Player1, new AdvanceCalendar(1), "access.denied")
            .Done(Master, new SetDate(new WorldDate(99_999, 3, 4)))
            .Refused(Master, new AdvanceCalendar(1), "calendar.date");
    }

    public static TheoryData<DefineCalendar, string> Absurd() => new()
    {
        { Short with { Months = default }, "calendar.months" },
        { Short with { Months = [] }, "calendar.months" },
        { Short with { Months = [null!] }, "calendar.months" },
        { Short with { Months = [new("Thaw", 0)] }, "calendar.months" },
        { Short with { Months = [new("Thaw", int.MaxValue)] }, "calendar.months" },
        { Short with { Months = [.. Enumerable.Repeat(new CalendarMonth("M", 1), 41)] }, "calendar.months" },
        { Short with { Months = [new(null!, 4)] }, "text.empty" },
        { Short with { Weekdays = default }, "calendar.weekdays" },
        { Short with { Weekdays = [.. Enumerable.Repeat("D", 21)] }, "calendar.weekdays" },
        { Short with { Weekdays = ["", "x", "y"] }, "text.empty" },
        { Short with { Weekday = 3 }, "calendar.weekdays" },
        { Short with { Weekday = -1 }, "calendar.weekdays" },
        { Short with { Today = new WorldDate(1, 2, 2) }, "calendar.date" },
        { Short with { Today = new WorldDate(int.MaxValue, int.MaxValue, 0) }, "calendar.date" },
        { Short with { Today = default }, "calendar.date" },
    };

    [Theory]
    [MemberData(nameof(Absurd), DisableDiscoveryEnumeration = true)]
    public void Absurd_calendars_are_refused(DefineCalendar command, string code) => _campaign.Refused(Master, command, code);

    /// <summary>Oracle: stepping one day at a time.</summary>
    [Fact]
    public void Advancing_by_many_days_is_the_same_as_day_by_day() =>
        Gen.Select(Gen.Int[1, 12].Array[1, 5], Gen.Int[1, 9], Gen.Int[-30, 30], Gen.Int[0, 200]).Sample((months, week, year, days) =>
        {
            var start = WorldCalendar.Evolve(before: null, new CalendarDefined(
                [.. months.Select(length => new CalendarMonth("M", length))], [.. Enumerable.Repeat("D", week)], new WorldDate(year, 1, 1), Weekday: week - 1));
            Assert.Equal(week - 1, start.Weekday());
            var (stepped, weekday) = (start.Today, week - 1);
            for (var day = 0; day < days; day++)
            {
                weekday = (weekday + 1) % week;
                stepped = stepped with { Day = stepped.Day + 1 };
                if (stepped.Day <= months[stepped.Month - 1]) continue;
                stepped = stepped.Month < months.Length ? new WorldDate(stepped.Year, stepped.Month + 1, 1) : new WorldDate(stepped.Year + 1, 1, 1);
            }

            var landed = start with { Today = start.After(days)!.Value };
            Assert.Equal((stepped, weekday), (landed.Today, landed.Weekday()));
        }, iter: 2_000);

    [Fact]
    public void Days_that_pass_add_up_in_any_order() =>
        Gen.Int[1, CampaignLimits.DaysAtOnceMax].Array[2, 6].Sample(
            days => Assert.Equal(HashAfter(days), HashAfter([.. days.Reverse()])), iter: 50);

    private static string HashAfter(int[] days)
    {
        var campaign = new PlayedCampaign().Done(Owner, new CreateCampaign("Time", "Ada")).Done(Owner, Short with { Months = [new("M", 400)], Today = new WorldDate(0, 1, 1) });
        foreach (var count in days) campaign.Done(Owner, new AdvanceCalendar(count));
        return StateJson.HashOf(campaign.World);
    }
}
