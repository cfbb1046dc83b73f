using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of the calendar of the world.</summary>
internal static class CalendarDecider
{
    private static Refusal NoCalendar { get; } = Refusal.Conflict("calendar.none", "The campaign has no calendar yet.");

    private static Refusal NoSuchDate { get; } = Refusal.Invalid("calendar.date", $"The calendar has no such date; its years are {-CampaignLimits.YearMax} to {CampaignLimits.YearMax}.");

    public static Decision<CampaignEvent> Decide(CampaignCommand command, WorldCalendar? calendar) => command switch
    {
        DefineCalendar c => Decide(c, calendar),
        AdvanceCalendar c => Decide(c, calendar),
        SetDate c => Decide(c, calendar),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for the calendar."),
    };

    private static Decision<CampaignEvent> Decide(DefineCalendar command, WorldCalendar? calendar)
    {
        if (ProblemOf(command) is { } problem) return problem;
        var wanted = new CalendarDefined(command.Months, command.Weekdays, command.Today, command.Weekday);
        if (!WorldCalendar.Evolve(before: null, wanted).Has(command.Today)) return NoSuchDate;
        return calendar is not null && Same(calendar, command) ? Decision<CampaignEvent>.Nothing : wanted;
    }

    private static Decision<CampaignEvent> Decide(AdvanceCalendar command, WorldCalendar? calendar)
    {
        if (calendar is null) return NoCalendar;
        if (command.Days is < 1 or > CampaignLimits.DaysAtOnceMax) return Refusal.Invalid("calendar.days", $"1 to {CampaignLimits.DaysAtOnceMax} days pass at once.");
        return calendar.After(command.Days) is { } today ? new CalendarAdvanced(command.Days, today) : NoSuchDate;
    }

    private static Decision<CampaignEvent> Decide(SetDate command, WorldCalendar? calendar)
    {
        if (calendar is null) return NoCalendar;
        if (!calendar.Has(command.Today)) return NoSuchDate;
        return calendar.Today == command.Today ? Decision<CampaignEvent>.Nothing : new DateSet(command.Today);
    }

    private static Refusal? ProblemOf(DefineCalendar command)
    {
        if (command.Months.IsDefaultOrEmpty || command.Months.Length > CampaignLimits.MonthsMax)
            return Refusal.Invalid("calendar.months", $"A year has 1 to {CampaignLimits.MonthsMax} months.");
        if (command.Months.Any(month => month is null || month.Days is < 1 or > CampaignLimits.MonthDaysMax))
            return Refusal.Invalid("calendar.months", $"A month has 1 to {CampaignLimits.MonthDaysMax} days.");
        if (command.Weekdays.IsDefaultOrEmpty || command.Weekdays.Length > CampaignLimits.WeekdaysMax)
            return Refusal.Invalid("calendar.weekdays", $"A week has 1 to {CampaignLimits.WeekdaysMax} days.");
        if (command.Weekday < 0 || command.Weekday >= command.Weekdays.Length)
            return Refusal.Invalid("calendar.weekdays", $"The weekdays are 0 to {command.Weekdays.Length - 1}.");
        return command.Months.Select(month => TextRule.Problem("month's name", month.Name, TextRule.NameLengthMax))
            .Concat(command.Weekdays.Select(weekday => TextRule.Problem("weekday's name", weekday, TextRule.NameLengthMax)))
            .FirstOrDefault(problem => problem is not null);
    }

    private static bool Same(WorldCalendar calendar, DefineCalendar command) =>
        calendar.Months.SequenceEqual(command.Months)
        && calendar.Weekdays.SequenceEqual(command.Weekdays)
        && calendar.Today == command.Today
        && calendar.Weekday() == command.Weekday;
}
