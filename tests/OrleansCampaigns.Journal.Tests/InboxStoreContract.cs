using System.Collections.Immutable;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of inboxes must keep. Each database runs it.</summary>
public abstract class InboxStoreContract : OnDatabase
{
    private const short Told = 1;
    private const short Changed = 2;

    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly short[] Readings = [Told, Changed];

    private readonly Guid _campaign = Guid.NewGuid();
    private readonly Guid _subject = Guid.NewGuid();
    private readonly Guid _user = Guid.NewGuid();
    private readonly Guid _other = Guid.NewGuid();
    private long _asOf = 7;

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
    public async Task However_many_wishes_are_set_at_once_a_user_has_no_more_than_they_may()
    {
        for (short kind = 1; kind < InboxLimits.PreferencesMax; kind++) await Inboxes.SetPreferenceAsync(_user, new InboxPreference(_campaign, kind, 0), Cancellation);
        for (var round = 0; round < 10; round++)
        {
            var further = Enumerable.Range(0, 24).Select(_ => new InboxPreference(Guid.NewGuid(), Told, 0)).ToArray();
            var set = await Task.WhenAll(further.Select(wish => Inboxes.SetPreferenceAsync(_user, wish, Cancellation)));
            Assert.Equal((1, InboxLimits.PreferencesMax), (set.Count(isSet => isSet), (await Inboxes.ReadPreferencesAsync(_user, Cancellation)).Length));
            foreach (var wish in further) await Inboxes.SetPreferenceAsync(_user, wish with { Delivery = InboxLimits.Usual }, Cancellation);
        }
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
    public async Task Who_is_gone_is_not_told_as_it_stood_before_and_is_told_again_after_coming_back()
    {
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 6), Cancellation);
        await TellAsync(Guid.NewGuid(), [_user, _other], asOf: 5);
        Assert.Empty(await ReadAsync(_user));
        Assert.Single(await ReadAsync(_other));
        await TellAsync(Guid.NewGuid(), [_user], asOf: 6);
        Assert.Single(await ReadAsync(_user));

        // Forgotten once more, because the handler died: what came after is not touched. Of an audience that they keep they are told as ever.
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 6), Cancellation);
        Assert.Single(await ReadAsync(_user));
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 9) with { Audiences = [1], IsGone = false }, Cancellation);
        await TellAsync(Guid.NewGuid(), [_user], asOf: 7);
        Assert.Equal(2, (await ReadAsync(_user)).Count);
        await TellAsync(Guid.NewGuid(), [_user], asOf: 5);
        Assert.Equal(2, (await ReadAsync(_user)).Count);
    }

    [Fact]
    public async Task A_change_is_told_to_whoever_read_the_subject_once_until_they_read_it_again()
    {
        var (unread, late) = (Guid.NewGuid(), Guid.NewGuid());
        await PublishAsync(_user, _other, unread);
        await Inboxes.MarkReadAsync(_user, 1, 1, Readings, Cancellation);
        await Inboxes.MarkReadAsync(_other, 1, 1, Readings, Cancellation);
        await Inboxes.MarkSubjectReadAsync(late, _campaign, _subject, Readings, Cancellation);
        await PublishAsync(_user); // anew, and not read
        Assert.Equal(new[] { _user, _other, late }.Order(), (await ReadersAsync()).Order());
        for (var n = 0; n < 3; n++) await ChangeAsync(_user, _other, unread, late);
        Assert.Equal([1, 1, Changed], (await ReadAsync(_user)).Select(entry => (int)entry.Kind));
        Assert.Equal([1, Changed], (await ReadAsync(_other)).Select(entry => (int)entry.Kind));
        Assert.Equal([1], (await ReadAsync(unread)).Select(entry => (int)entry.Kind));
        Assert.Equal([Changed], (await ReadAsync(late)).Select(entry => (int)entry.Kind));
        Assert.Empty(await ReadersAsync());

        // An older notice is no reading of the newest one; the newest one, or the subject itself, is.
        await Inboxes.MarkReadAsync(_user, 2, 2, Readings, Cancellation);
        await ChangeAsync(_user);
        Assert.Equal(3, (await ReadAsync(_user)).Count);
        Assert.Equal(1, await Inboxes.MarkReadAsync(_user, 1, 3, Readings, Cancellation));
        await Inboxes.MarkSubjectReadAsync(late, _campaign, _subject, Readings, Cancellation);
        Assert.Equal(0, (await Inboxes.ReadHeadAsync(late, Cancellation)).Unread);
        Assert.Equal(new[] { _user, late }.Order(), (await ReadersAsync()).Order());
        await ChangeAsync(_user, _other, late);
        Assert.Equal((4, 2, 2), ((await ReadAsync(_user)).Count, (await ReadAsync(_other)).Count, (await ReadAsync(late)).Count));
    }

    [Fact]
    public async Task A_change_that_is_told_again_after_it_was_read_is_neither_told_nor_taken_for_unread()
    {
        var change = Guid.NewGuid();
        await Inboxes.MarkSubjectReadAsync(_user, _campaign, _subject, Readings, Cancellation);
        await TellReadersAsync(change, _user);
        await Inboxes.MarkReadAsync(_user, 1, 1, Readings, Cancellation);
        await TellReadersAsync(change, _user);
        Assert.Single(await ReadAsync(_user));
        Assert.Single(await ReadersAsync());
    }

    [Fact]
    public async Task Who_cannot_read_the_notice_any_more_is_told_of_the_next_change_and_who_is_gone_has_read_nothing()
    {
        await Inboxes.MarkSubjectReadAsync(_user, _campaign, _subject, Readings, Cancellation);
        await ChangeAsync(_user);
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 8) with { IsGone = false }, Cancellation);
        Assert.Single(await ReadersAsync());
        _asOf = 9;
        await ChangeAsync(_user);
        for (var n = 0; n < InboxLimits.KeptMax; n++) await TellAsync(Guid.NewGuid(), [_user], _asOf);
        Assert.Empty(await ReadersAsync());
        await Inboxes.PruneAsync([_user], Cancellation);
        Assert.Single(await ReadersAsync());
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 10), Cancellation);
        Assert.Empty(await ReadersAsync());
        await Inboxes.MarkSubjectReadAsync(_user, _campaign, _subject, Readings, Cancellation);
        await Inboxes.ForgetAsync(Gone(_user, _campaign, 10), Cancellation);
        Assert.Single(await ReadersAsync());
    }

    [Fact]
    public async Task Readers_page_in_order_without_those_who_do_not_want_to_know()
    {
        var users = Enumerable.Range(0, InboxLimits.ToldAtOnceMax + 3).Select(_ => Guid.NewGuid()).ToArray();
        await Inboxes.TellAsync(new InboxNotice(Guid.NewGuid(), _campaign, Told, _subject, At, 5), [.. users[3..].Select(user => new InboxRecipient(user, 2, ""))], Cancellation);
        foreach (var some in users.Chunk(100)) await Task.WhenAll(some.Select(user => Inboxes.MarkSubjectReadAsync(user, _campaign, _subject, Readings, Cancellation)));
        await Inboxes.SetPreferenceAsync(users[0], new InboxPreference(_campaign, Changed, 0), Cancellation);
        var first = await ReadersAsync();
        var rest = await Inboxes.ListReadersAsync(_campaign, _subject, Changed, first[^1], Cancellation);
        Assert.Equal((InboxLimits.ToldAtOnceMax, 2), (first.Length, rest.Length));
        Assert.Equal(users[1..].Order(), first.Concat(rest).Order());
    }

    [Fact]
    public async Task Who_tell_readers_of_two_changes_at_once_tell_each_of_one()
    {
        var users = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var user in users) await Inboxes.MarkSubjectReadAsync(user, _campaign, _subject, Readings, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ChangeAsync(users)));
        foreach (var user in users) Assert.Single(await ReadAsync(user));
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

    private Task<ImmutableArray<InboxPlace>> PublishAsync(params Guid[] users) =>
        Inboxes.TellAsync(new InboxNotice(Guid.NewGuid(), _campaign, Told, _subject, At, 5), [.. users.Select(user => new InboxRecipient(user, 2, ""))], Cancellation);

    private Task<ImmutableArray<InboxPlace>> ChangeAsync(params Guid[] users) => TellReadersAsync(Guid.NewGuid(), users);

    private Task<ImmutableArray<InboxPlace>> TellReadersAsync(Guid cause, params Guid[] users) => Inboxes.TellAsync(
        new InboxNotice(cause, _campaign, Changed, _subject, At, _asOf, ToReaders: true), [.. users.Select(user => new InboxRecipient(user, 2, ""))], Cancellation);

    private Task<ImmutableArray<Guid>> ReadersAsync() => Inboxes.ListReadersAsync(_campaign, _subject, Changed, Guid.Empty, Cancellation);

    private static InboxLoss Gone(Guid user, Guid campaign, long sequence) => new(user, campaign, sequence, [1, 2, 3, 4], IsGone: true);

    private async Task<IReadOnlyList<InboxEntry>> ReadAsync(Guid user) => await Inboxes.ReadAsync(user, 0, long.MaxValue, Cancellation);
}
