using System.Collections.Immutable;
using static OrleansCampaigns.Journal.AppendOutcome;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>A whole journal comes in at once or not at all. Each database runs it.</summary>
public abstract class JournalIntakeContract : OnDatabase
{
    private const int PageRows = 50;

    private readonly PlayedJournal _played = new(new JournalHead(Guid.NewGuid(), Epoch: 7, 0, JournalChain.Genesis));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task It_is_there_as_it_was_and_goes_on()
    {
        var rows = Rows(220);
        Assert.True(await TakeInAsync(rows));
        SameRows.Hold(rows, await Store.ReadAsync(_played.Id, 0, 1_000, Cancellation));
        Assert.Equal(220, (await HeadAsync())!.Sequence);
        Assert.Equal(rows[^1].Hash.ToArray(), (await HeadAsync())!.Hash.ToArray());
        Assert.Equal((220L, 220L, 0L), (await PositionAsync("a"), await PositionAsync("b"), await PositionAsync("c")));
        _played.Epoch = (await Store.TakeOverAsync(_played.Id, Cancellation)).Epoch;
        Assert.Equal([Committed], await Store.AppendAsync([_played.Next()]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_campaign_that_has_events_is_left_as_it_is(bool hasHead)
    {
        var here = new PlayedJournal(await Store.TakeOverAsync(_played.Id, Cancellation));
        var append = here.Next(rows: 2);
        Assert.Equal([Committed], await Store.AppendAsync([append]));
        await Database.Handlers.WritePositionsAsync([new("a", _played.Id, 1)], Cancellation);
        if (!hasHead) await Database.ExecuteAsync("DELETE FROM journal_heads");
        Assert.False(await TakeInAsync(Rows(5)));
        SameRows.Hold(append.Rows, await Store.ReadAsync(_played.Id, 0, 1_000, Cancellation));
        Assert.Equal((hasHead ? (long?)2 : null, 1L, 0L), ((await HeadAsync())?.Sequence, await PositionAsync("a"), await PositionAsync("b")));
    }

    [Fact]
    public async Task A_head_without_events_gives_way_and_whoever_has_it_loses_the_fence()
    {
        var stray = new PlayedJournal(await Store.TakeOverAsync(_played.Id, Cancellation));
        Assert.True(await TakeInAsync(Rows(5)));
        Assert.Equal([FenceLost], await Store.AppendAsync([stray.Next()]));
        Assert.Equal((2L, 5L), ((await HeadAsync())!.Epoch, (await HeadAsync())!.Sequence));
    }

    [Fact]
    public async Task Nothing_of_it_is_seen_before_all_of_it_and_others_write_meanwhile()
    {
        var other = await PlayedJournal.BeginAsync(Store);
        var looked = 0;
        Assert.True(await TakeInAsync(Rows(150), async () =>
        {
            Assert.Equal([Committed], await Store.AppendAsync([other.Next()]));
            await IsNothingThereAsync();
            looked++;
        }));
        Assert.Equal((3, 150L), (looked, (await HeadAsync())!.Sequence));
    }

    [Fact]
    public async Task One_that_breaks_off_leaves_nothing_and_can_be_tried_again()
    {
        var (rows, page) = (Rows(150), 0);
        await Assert.ThrowsAsync<FormatException>(() => TakeInAsync(rows, () => ++page == 3 ? throw new FormatException("The file is gone.") : Task.CompletedTask));
        await IsNothingThereAsync();
        using var cancelled = new CancellationTokenSource();
        page = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TakeInAsync(rows, () => ++page == 3 ? cancelled.CancelAsync() : Task.CompletedTask, cancelled.Token));
        await IsNothingThereAsync();
        Assert.True(await TakeInAsync(rows));
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("missing")]
    [InlineData("short")]
    [InlineData("foreign")]
    [InlineData("twice")]
    [InlineData("empty")]
    public async Task What_is_no_whole_journal_is_not_written(string damage)
    {
        var rows = Rows(120);
        var whole = rows[^1];
        rows = damage switch
        {
            "altered" => rows.SetItem(70, rows[70] with { Actor = Guid.NewGuid() }),
            "missing" => rows.RemoveAt(50),
            "short" => rows[..^1],
            "foreign" => rows.SetItem(70, rows[70] with { CampaignId = Guid.NewGuid() }),
            "twice" => Chained([.. rows.Select((row, at) => at == 100 ? row with { CommandId = rows[3].CommandId, CommandIndex = rows[3].CommandIndex } : row)]),
            _ => [],
        };
        if (damage == "twice") whole = rows[^1];
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Database.Intake.TakeInAsync(new JournalIntake(_played.Id, whole.Sequence, whole.Hash, ["a"]), PagesAsync(rows), Cancellation));
        await IsNothingThereAsync();
    }

    [Fact]
    public async Task What_handlers_kept_of_events_behind_its_end_goes()
    {
        var (handlers, claim) = (Database.Handlers, Guid.NewGuid());
        await handlers.ClaimAsync("c", _played.Id, claim, Cancellation);
        foreach (var sequence in (long[])[3, 9])
        {
            Assert.Equal(DeadLetterPut.Stored, await handlers.PutDeadAsync(new DeadLetter("c", _played.Id, sequence, 3, _played.Entity, "line-said", "Broken.", 3, null, DateTimeOffset.UnixEpoch), claim, Cancellation));
            Assert.True(await handlers.PutEndAsync(new HandlerEnd("c", _played.Id, sequence, Guid.NewGuid(), 1, null, null), claim, Cancellation));
        }

        await handlers.WritePositionsAsync([new("c", _played.Id, 2)], Cancellation);
        Assert.True(await TakeInAsync(Rows(5)));
        Assert.Equal(5, await PositionAsync("c"));
        Assert.Equal([3L], (await handlers.ListDeadAsync(("", Guid.Empty, 0), 10, Cancellation)).Select(letter => letter.Sequence));
        Assert.Equal([3L], (await handlers.ListEndsAsync("c", _played.Id, (0, Guid.Empty), 10, Cancellation)).Select(end => end.Sequence));

        // Whoever was at work before is not believed any more.
        Assert.False(await handlers.PutEndAsync(new HandlerEnd("c", _played.Id, 4, Guid.NewGuid(), 1, null, null), claim, Cancellation));
    }

    [Fact]
    public async Task Who_had_left_a_journal_that_was_here_before_is_told_of_this_one_and_keeps_nothing_when_they_leave_it()
    {
        var (inboxes, user, other) = (Database.Inboxes, Guid.NewGuid(), Guid.NewGuid());
        await inboxes.ForgetAsync(new InboxLoss(user, _played.Id, 90, [2], IsGone: true), Cancellation);
        await TellAsync(asOf: 95, other);
        Assert.True(await TakeInAsync(Rows(5)));
        await TellAsync(asOf: 6, user);
        Assert.Single(await inboxes.ReadAsync(user, 0, 10, Cancellation));
        await inboxes.ForgetAsync(new InboxLoss(other, _played.Id, 7, [2], IsGone: true), Cancellation);
        Assert.Empty(await inboxes.ReadAsync(other, 0, 10, Cancellation));
    }

    private Task<ImmutableArray<InboxPlace>> TellAsync(long asOf, Guid user) =>
        Database.Inboxes.TellAsync(new InboxNotice(Guid.NewGuid(), _played.Id, 1, Guid.NewGuid(), DateTimeOffset.UnixEpoch, asOf), [new InboxRecipient(user, 2, "")], Cancellation);

    private ImmutableArray<JournalRow> Rows(int count) => [.. Enumerable.Range(0, count / 5).SelectMany(_ => _played.Next(rows: 5).Rows)];

    private static ImmutableArray<JournalRow> Chained(ImmutableArray<JournalRow> rows)
    {
        var (hash, chained) = (JournalChain.Genesis, ImmutableArray.CreateBuilder<JournalRow>());
        foreach (var row in rows)
        {
            hash = JournalChain.HashOf(hash.Span, row);
            chained.Add(row with { Hash = hash });
        }

        return chained.ToImmutable();
    }

    private Task<bool> TakeInAsync(ImmutableArray<JournalRow> rows, Func<Task>? behindPage = null, CancellationToken? cancellation = null) =>
        Database.Intake.TakeInAsync(new JournalIntake(_played.Id, rows[^1].Sequence, rows[^1].Hash, ["a", "b"]), PagesAsync(rows, behindPage), cancellation ?? Cancellation);

    private static async IAsyncEnumerable<ImmutableArray<JournalRow>> PagesAsync(ImmutableArray<JournalRow> rows, Func<Task>? behindPage = null)
    {
        foreach (var page in rows.Chunk(PageRows))
        {
            yield return [.. page];
            if (behindPage is not null) await behindPage();
        }
    }

    private async Task IsNothingThereAsync()
    {
        Assert.Null(await HeadAsync());
        Assert.Empty(await Store.ReadAsync(_played.Id, 0, 10, Cancellation));
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM handler_positions"));
    }

    private async Task<JournalHead?> HeadAsync() => (await Store.ReadHeadsAsync([_played.Id], Cancellation)).FirstOrDefault();

    private Task<long> PositionAsync(string handler) => Database.Handlers.ReadPositionAsync(handler, _played.Id, Cancellation);
}
