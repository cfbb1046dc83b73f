using System.Collections.Immutable;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of inboxes must keep. Each database runs it.</summary>
public abstract class InboxStoreContract : OnDatabase
{
    private const short Told = 1;

    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly Guid _campaign = Guid.NewGuid();
    private readonly Guid _user = Guid.NewGuid();

    private IInboxStore Inboxes => Database.Inboxes;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task Each_user_s_numbers_are_dense_and_the_same_cause_tells_once()
    {
        var others = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await TellAsync(first, _user, others[0]);
        await TellAsync(first, [_user, .. others]);
        await TellAsync(second, [_user, .. others]);
        await TellAsync(first, [_user, .. others]);
        foreach (var user in (Guid[])[_user, .. others])
            Assert.Equal([(1L, first.ToString()), (2L, second.ToString())], (await ReadAsync(user)).Select(entry => (entry.Place.Number, entry.Payload)));
        Assert.Equal(new InboxHead(2, 2), await Inboxes.ReadHeadAsync(_user, Cancellation));
        Assert.Equal(new InboxHead(0, 0), await Inboxes.ReadHeadAsync(Guid.NewGuid(), Cancellation));
    }

    [Fact]
    public async Task Who_tell_the_same_users_at_once_lose_and_double_nothing()
    {
        var users = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToArray();
        var causes = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();
        await Task.WhenAll(causes.Concat(causes).Select(cause => TellAsync(cause, users)));
        foreach (var user in users)
        {
            var entries = await ReadAsync(user);
            Assert.Equal(Enumerable.Range(1, 6).Select(number => (long)number), entries.Select(entry => entry.Place.Number));
            Assert.Equal(causes.Order().Select(cause => cause.ToString()), entries.Select(entry => entry.Payload).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Wishes_are_bounded_and_those_there_are_can_still_be_changed_and_given_up()
    {
        for (short kind = 0; kind < InboxLimits.PreferencesMax; kind++) Assert.True(await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, kind, 0), Cancellation));
        var further = new InboxPreference(Guid.NewGuid(), Told, 0);
        Assert.False(await Inboxes.SetPreferenceAsync(_user, further, Cancellation));
        Assert.True(await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, 1), Cancellation));
        Assert.True(await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, InboxLimits.Usual), Cancellation));
        Assert.True(await Inboxes.SetPreferenceAsync(_user, further, Cancellation));
        Assert.Equal(InboxLimits.PreferencesMax, (await Inboxes.ReadPreferencesAsync(_user, Cancellation)).Length);
    }

    [Fact]
    public async Task A_cause_is_remembered_for_as_many_numbers_as_promised_and_then_leaves_no_row()
    {
        var cause = Guid.NewGuid();
        await TellAsync(cause, _user);
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 6), Cancellation);
        await Database.ExecuteAsync("DELETE FROM inbox_losses");
        await Database.ExecuteAsync($"UPDATE inbox_heads SET head = {InboxLimits.RememberedMax}");
        await Inboxes.PruneAsync([_user], Cancellation);
        await TellAsync(cause, _user);
        Assert.Equal(1, await Database.CountAsync("SELECT count(*) FROM inbox"));
        await Database.ExecuteAsync($"UPDATE inbox_heads SET head = {InboxLimits.RememberedMax + 1}");
        await Inboxes.PruneAsync([_user], Cancellation);
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM inbox"));
    }

    [Fact]
    public async Task A_wish_decides_whether_and_how_a_user_is_told()
    {
        Assert.True(await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, 0), Cancellation));
        await TellAsync(Guid.NewGuid(), _user);
        Assert.Empty(await ReadAsync(_user));
        await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, 1), Cancellation);
        await TellAsync(Guid.NewGuid(), _user);
        Assert.Equal(0, (await Inboxes.ReadPushedAsync([_user], Cancellation)).Single().Number);
        Assert.Equal(new InboxPreference(_campaign, Told, 1), Assert.Single(await Inboxes.ReadPreferencesAsync(_user, Cancellation)));
        await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, InboxLimits.Usual), Cancellation);
        Assert.Empty(await Inboxes.ReadPreferencesAsync(_user, Cancellation));
        await TellAsync(Guid.NewGuid(), _user);
        Assert.Equal(2, (await Inboxes.ReadPushedAsync([_user], Cancellation)).Single().Number);
        Assert.Equal([(short)1, InboxLimits.Usual], (await ReadAsync(_user)).Select(entry => entry.Place.Delivery));
    }

    [Fact]
    public async Task Beyond_the_bound_the_oldest_that_are_read_go_first_then_the_oldest_and_numbers_stay()
    {
        for (var n = 0; n < InboxLimits.KeptMax + 4; n++) await TellAsync(Guid.NewGuid(), _user);
        await Inboxes.MarkReadAsync(_user, 500, 501, [], Cancellation);
        await Inboxes.PruneAsync([_user], Cancellation);
        var kept = (await ReadAsync(_user)).Select(entry => entry.Place.Number).ToList();
        Assert.Equal(Enumerable.Range(1, InboxLimits.KeptMax + 4).Select(number => (long)number).Except([1, 2, 500, 501]), kept);
        Assert.Equal(InboxLimits.KeptMax + 4, (await Inboxes.ReadHeadAsync(_user, Cancellation)).Number);
    }

    [Fact]
    public async Task What_is_forgotten_is_gone_without_a_trace_of_its_content_and_is_not_told_again()
    {
        var cause = Guid.NewGuid();
        await TellAsync(cause, _user);
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 5), Cancellation);
        await Inboxes.ForgetAsync(Gone(_user, Guid.NewGuid(), 6), Cancellation);
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 6) with { Audiences = [3] }, Cancellation);
        Assert.Single(await ReadAsync(_user));
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 6) with { Audiences = [2] }, Cancellation);
        await TellAsync(cause, [_user], asOf: 7);
        Assert.Empty(await ReadAsync(_user));
        Assert.Equal(new InboxHead(1, 0), await Inboxes.ReadHeadAsync(_user, Cancellation));
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM inbox WHERE payload <> ''"));
    }

    [Fact]
    public async Task A_digest_is_due_once_and_counts_what_was_gathered_for_it()
    {
        await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, Told, InboxLimits.Digested), Cancellation);
        var times = new InboxTimes("Europe/Berlin", 60, 120, 1, 30);
        await Inboxes.SetTimesAsync(_user, times, At, Cancellation);
        Assert.Equal((_user, times), Assert.Single(await Inboxes.ReadTimesAsync([_user], Cancellation)));
        for (var n = 0; n < 3; n++) await TellAsync(Guid.NewGuid(), _user);
        Assert.Empty(await Inboxes.ListDueDigestsAsync(At.AddTicks(-10), 10, Cancellation));
        var due = Assert.Single(await Inboxes.ListDueDigestsAsync(At, 10, Cancellation));
        Assert.Equal(new InboxDigest(_user, times, At, 0, 3, 3), due);
        await Inboxes.GaveDigestAsync(due, 3, At.AddHours(1), Cancellation);
        await Inboxes.GaveDigestAsync(due, 9, At.AddHours(9), Cancellation);
        Assert.Empty(await Inboxes.ListDueDigestsAsync(At, 10, Cancellation));
        Assert.Equal((3L, 0), (await Inboxes.ListDueDigestsAsync(At.AddHours(1), 10, Cancellation)).Select(next => (next.Through, next.Gathered)).Single());
    }

    private Task<ImmutableArray<InboxPlace>> TellAsync(Guid cause, params Guid[] users) => TellAsync(cause, users, asOf: 5);

    private Task<ImmutableArray<InboxPlace>> TellAsync(Guid cause, Guid[] users, long asOf) => Inboxes.TellAsync(
        new InboxNotice(cause, _campaign, Told, Guid.NewGuid(), At, asOf), [.. users.Select(user => new InboxRecipient(user, 2, cause.ToString()))], Cancellation);

    private static InboxLoss Gone(Guid user, Guid campaign, long sequence) => new(user, campaign, sequence, [0, 1, 2, 3], IsGone: true);

    private async Task<IReadOnlyList<InboxEntry>> ReadAsync(Guid user) => await Inboxes.ReadAsync(user, 0, long.MaxValue, Cancellation);
}
