using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The calendar of the world: all years alike, weeks running on without a break.</summary>
/// <param name="Months">At least one.</param>
/// <param name="Weekdays">At least one.</param>
/// <param name="Today">A date that exists.</param>
/// <param name="FirstWeekday">Zero-based weekday of day 1 of month 1 of year 0, from which all others follow.</param>
public sealed record WorldCalendar(ImmutableArray<CalendarMonth> Months, ImmutableArray<string> Weekdays, WorldDate Today, int FirstWeekday)
{
    /// <summary>Zero-based.</summary>
    public int Weekday() => Modulo(FirstWeekday + DayNumber(Today), Weekdays.Length);

    public bool Has(WorldDate date) =>
        date.Year is >= -CampaignLimits.YearMax and <= CampaignLimits.YearMax
        && date.Month >= 1 && date.Month <= Months.Length
        && date.Day >= 1 && date.Day <= Months[date.Month - 1].Days;

    /// <summary>The date that many days after today; null when it lies beyond the last year.</summary>
    public WorldDate? After(int days)
    {
        var number = DayNumber(Today) + days;
        var year = Math.DivRem(number - Modulo(number, DaysPerYear()), DaysPerYear()).Quotient;
        if (year > CampaignLimits.YearMax) return null;
        var left = Modulo(number, DaysPerYear());
        var month = 0;
        while (left >= Months[month].Days) left -= Months[month++].Days;
        return new WorldDate((int)year, month + 1, left + 1);
    }

    public static WorldCalendar Evolve(WorldCalendar? before, CalendarEvent happened) => happened switch
    {
        CalendarDefined e => Defined(e),
        CalendarAdvanced e => before! with { Today = e.Today },
        DateSet e => before! with { Today = e.Today },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a calendar."),
    };

    private static WorldCalendar Defined(CalendarDefined happened)
    {
        var calendar = new WorldCalendar(happened.Months, happened.Weekdays, happened.Today, FirstWeekday: 0);
        return calendar with { FirstWeekday = Modulo(happened.Weekday - calendar.Weekday(), happened.Weekdays.Length) };
    }

    private int DaysPerYear() => Months.Sum(month => month.Days);

    /// <summary>Days since day 1 of month 1 of year 0; at most 99,999 years of 16,000 days either way.</summary>
    private long DayNumber(WorldDate date) =>
        ((long)date.Year * DaysPerYear()) + Months.Take(date.Month - 1).Sum(month => month.Days) + date.Day - 1;

    private static int Modulo(long number, int divisor) => (int)(((number % divisor) + divisor) % divisor);
}
