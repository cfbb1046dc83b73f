using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>Quiet hours and summaries by a user's own clock. Pure; what a day's clock does at the changes of summer time is the zone's.</summary>
public static class InboxClock
{
    private const int DayMinutes = 24 * 60;

    private static Refusal BadZone { get; } = Refusal.Invalid("inbox.zone", "There is no time zone of that name; an IANA name such as Europe/Berlin is needed.");

    private static Refusal BadHours { get; } = Refusal.Invalid("inbox.quiet-hours", "Quiet hours have a beginning and another end, or neither.");

    private static Refusal BadDigest { get; } = Refusal.Invalid("inbox.digest", "There is no such rhythm of summaries.");

    /// <summary>Null when they can be kept.</summary>
    public static Refusal? Check(InboxHours hours)
    {
        if (hours.Zone.Length > 64 || !hours.Zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') || !TimeZoneInfo.TryFindSystemTimeZoneById(hours.Zone, out var zone) || !zone.HasIanaId) return BadZone;
        if (hours.QuietFrom is null != hours.QuietUntil is null || (hours.QuietFrom is { } from && Minute(from) == Minute(hours.QuietUntil!.Value))) return BadHours;
        return Enum.IsDefined(hours.Digest) ? null : BadDigest;
    }

    public static InboxTimes TimesOf(InboxHours hours) => new(
        hours.Zone, hours.QuietFrom is { } from ? Minute(from) : null, hours.QuietUntil is { } until ? Minute(until) : null, (short)hours.Digest, Minute(hours.DigestAt ?? TimeOnly.MinValue));

    public static InboxHours HoursOf(InboxTimes times) =>
        new(times.Zone, TimeOf(times.QuietFrom), TimeOf(times.QuietUntil), (DigestEvery)times.Digest, TimeOf(times.DigestMinute));

    public static bool IsQuiet(InboxTimes times, DateTimeOffset now)
    {
        if (times is not { QuietFrom: { } from, QuietUntil: { } until }) return false;
        var minute = Minute(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, ZoneOf(times)).DateTime));
        return from < until ? minute >= from && minute < until : minute >= from || minute < until;
    }

    /// <summary>The first moment after this one at which a summary is due; null: never.</summary>
    public static DateTimeOffset? NextDigest(InboxTimes times, DateTimeOffset now)
    {
        if ((DigestEvery)times.Digest == DigestEvery.Never) return null;
        var zone = ZoneOf(times);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var isHourly = (DigestEvery)times.Digest == DigestEvery.Hour;
        var next = isHourly ? local.Date.AddHours(local.Hour).AddMinutes(times.DigestMinute % 60) : local.Date.AddMinutes(times.DigestMinute);
        for (; ; next += isHourly ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1))
            if (Moment(next, zone) is var moment && moment > now) return moment;
    }

    /// <summary>A zone that this machine does not know is that of Greenwich: the user named it where it was known.</summary>
    private static TimeZoneInfo ZoneOf(InboxTimes times) => TimeZoneInfo.TryFindSystemTimeZoneById(times.Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>A time that the clocks leave out is the moment at which they do.</summary>
    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone)
    {
        var there = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(there)) there = there.AddMinutes(1);
        return new DateTimeOffset(there, zone.GetUtcOffset(there)).ToUniversalTime();
    }

    private static short Minute(TimeOnly time) => (short)((time.Hour * 60) + time.Minute);

    private static TimeOnly? TimeOf(short? minute) => minute is { } given ? new TimeOnly(given % DayMinutes / 60, given % 60) : null;
}
