using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Grains.Inbox;

namespace OrleansCampaigns.Grains.Tests.Inbox;

/// <summary>Quiet hours and summaries go by the user's own clock.</summary>
public sealed class InboxClockTests
{
    private static readonly InboxHours Berlin = new("Europe/Berlin", new TimeOnly(22, 0), new TimeOnly(7, 30));

    [Theory]
    [InlineData("2026-01-10T20:59:59Z", false)]
    [InlineData("2026-01-10T21:00:00Z", true)]
    [InlineData("2026-01-11T06:29:59Z", true)]
    [InlineData("2026-01-11T06:30:00Z", false)]
    [InlineData("2026-07-10T20:00:00Z", true)]
    [InlineData("2026-07-11T05:30:00Z", false)]
    public void Quiet_hours_span_midnight_in_winter_and_summer(string at, bool quiet) => Assert.Equal(quiet, InboxClock.IsQuiet(InboxClock.TimesOf(Berlin), DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-01-10T12:00:00Z", true)]
    [InlineData("2026-01-10T11:00:00Z", false)]
    public void Quiet_hours_within_a_day(string at, bool quiet) =>
        Assert.Equal(quiet, InboxClock.IsQuiet(InboxClock.TimesOf(new InboxHours("Europe/Berlin", new TimeOnly(12, 30), new TimeOnly(14, 0))), DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(DigestEvery.Hour, "2026-01-10T12:10:00Z", "2026-01-10T12:30:00Z")]
    [InlineData(DigestEvery.Hour, "2026-01-10T12:30:00Z", "2026-01-10T13:30:00Z")]
    [InlineData(DigestEvery.Day, "2026-01-10T00:10:00Z", "2026-01-10T01:30:00Z")]
    [InlineData(DigestEvery.Day, "2026-01-10T01:30:00Z", "2026-01-11T01:30:00Z")]
    [InlineData(DigestEvery.Day, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    public void A_digest_is_due_at_the_next_time_of_the_user_s_clock(DigestEvery every, string now, string due) => Assert.Equal(
        DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), InboxClock.NextDigest(InboxClock.TimesOf(new InboxHours("Europe/Berlin", Digest: every, DigestAt: new TimeOnly(2, 30))), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Without_a_wish_there_is_no_quiet_and_no_digest()
    {
        var times = InboxClock.TimesOf(new InboxHours());
        Assert.False(InboxClock.IsQuiet(times, DateTimeOffset.UnixEpoch));
        Assert.Null(InboxClock.NextDigest(times, DateTimeOffset.UnixEpoch));
        Assert.Null(InboxClock.Check(new InboxHours()));
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    [InlineData("../etc/passwd")]
    [InlineData("W. Europe Standard Time")]
    public void A_zone_that_is_no_iana_name_is_refused(string zone) => Assert.Equal("inbox.zone", InboxClock.Check(new InboxHours(zone))?.Code);

    [Fact]
    public void Quiet_hours_need_both_ends() => Assert.Equal("inbox.quiet-hours", InboxClock.Check(new InboxHours("Etc/UTC", new TimeOnly(1, 0)))?.Code);
}
