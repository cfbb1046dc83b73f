namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of dates and calendar links must keep. Each database runs it.</summary>
public abstract class CalendarStoreContract : OnDatabase
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly Guid _campaign = Guid.NewGuid();
    private readonly Guid _session = Guid.NewGuid();

    private ICalendarStore Calendar => Database.Calendar;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task A_date_counts_once_and_an_older_one_not_at_all()
    {
        await FixAsync(version: 3, At);
        await FixAsync(version: 3, At);
        Assert.Equal(new SessionRevision(_session, 0, At), Assert.Single(await Calendar.ReadRevisionsAsync(_campaign, Cancellation)));
        await FixAsync(version: 5, At.AddDays(1));
        await FixAsync(version: 3, At);
        Assert.Equal(new SessionRevision(_session, 1, At.AddDays(1)), Assert.Single(await Calendar.ReadRevisionsAsync(_campaign, Cancellation)));
        Assert.Empty(await Calendar.ListDueStartsAsync(At, 10, Cancellation));
        var start = Assert.Single(await Calendar.ListDueStartsAsync(At.AddDays(1), 10, Cancellation));
        Assert.Equal(new SessionStart(_campaign, _session, At.AddDays(1)), start);
        await Calendar.ToldStartAsync(start with { StartsAt = At }, Cancellation);
        Assert.Single(await Calendar.ListDueStartsAsync(At.AddDays(1), 10, Cancellation));
        await Calendar.ToldStartAsync(start, Cancellation);
        await FixAsync(version: 5, At.AddDays(1));
        Assert.Empty(await Calendar.ListDueStartsAsync(At.AddDays(9), 10, Cancellation));
    }

    [Fact]
    public async Task A_link_is_found_by_its_hash_listed_to_its_owner_bounded_and_removed_by_its_owner_only()
    {
        var user = Guid.NewGuid();
        var link = new CalendarLink(Guid.NewGuid(), user, _campaign, "Phone", At);
        Assert.True(await Calendar.AddLinkAsync(link, [1, 2, 3], 1, Cancellation));
        Assert.False(await Calendar.AddLinkAsync(link with { Id = Guid.NewGuid() }, [4], 1, Cancellation));
        Assert.Equal(link, await Calendar.FindLinkAsync([1, 2, 3], Cancellation));
        Assert.Null(await Calendar.FindLinkAsync([4], Cancellation));
        Assert.Equal([link], await Calendar.ListLinksAsync(user, _campaign, Cancellation));
        Assert.Empty(await Calendar.ListLinksAsync(Guid.NewGuid(), _campaign, Cancellation));
        Assert.False(await Calendar.RemoveLinkAsync(Guid.NewGuid(), link.Id, Cancellation));
        Assert.True(await Calendar.RemoveLinkAsync(user, link.Id, Cancellation));
        Assert.Null(await Calendar.FindLinkAsync([1, 2, 3], Cancellation));
    }

    [Fact]
    public async Task However_many_links_are_made_at_once_a_member_has_no_more_than_they_may()
    {
        var user = Guid.Empty;
        for (var round = 0; round < 20; round++)
        {
            user = Guid.NewGuid();
            var made = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Calendar.AddLinkAsync(new CalendarLink(Guid.NewGuid(), user, _campaign, "Phone", At), [(byte)round, (byte)n], 5, Cancellation)));
            Assert.Equal((5, 5), (made.Count(isMade => isMade), (await Calendar.ListLinksAsync(user, _campaign, Cancellation)).Length));
        }

        Assert.True(await Calendar.AddLinkAsync(new CalendarLink(Guid.NewGuid(), user, Guid.NewGuid(), "Phone", At), [24], 1, Cancellation));
        Assert.True(await Calendar.AddLinkAsync(new CalendarLink(Guid.NewGuid(), Guid.NewGuid(), _campaign, "Phone", At), [25], 1, Cancellation));
    }

    private Task FixAsync(long version, DateTimeOffset at) => Calendar.SetDateAsync(new SessionDate(_campaign, _session, version, at, at, at), Cancellation);
}
