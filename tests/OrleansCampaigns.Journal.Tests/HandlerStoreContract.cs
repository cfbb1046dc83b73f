namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store of handlers must keep. Each database runs it.</summary>
public abstract class HandlerStoreContract : OnDatabase
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private IHandlerStore Handlers => Database.Handlers;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task A_position_only_moves_forward()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(0, await Handlers.ReadPositionAsync("a", one, Cancellation));
        await Handlers.WritePositionsAsync([new("a", one, 7), new("b", one, 3), new("a", other, 5)], Cancellation);
        await Handlers.WritePositionsAsync([new("a", one, 4), new("b", one, 9)], Cancellation);
        Assert.Equal((7L, 9L, 5L, 0L), (await Read("a", one), await Read("b", one), await Read("a", other), await Read("b", other)));
    }

    [Fact]
    public async Task Writers_of_the_same_positions_do_not_stop_each_other()
    {
        var campaigns = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        await Task.WhenAll(Enumerable.Range(1, 16).Select(async n =>
        {
            var mixed = campaigns.ToArray();
            new Random(n).Shuffle(mixed);
            for (var i = 0; i < 10; i++) await Handlers.WritePositionsAsync([.. mixed.Select(campaign => new HandlerMark("a", campaign, n * 10 + i))], Cancellation);
        }));
        foreach (var campaign in campaigns) Assert.Equal(169, await Read("a", campaign));
    }

    [Fact]
    public async Task The_backlog_names_campaigns_with_events_that_one_of_the_handlers_has_not_come_to()
    {
        var played = new List<PlayedJournal>();
        for (var n = 0; n < 5; n++)
        {
            played.Add(await PlayedJournal.BeginAsync(Store));
            if (n > 0) await Store.AppendAsync([played[n].Next(rows: 4)]);
        }

        // No event at all; no position; one handler behind; both there; both there, and a third that nobody asks for is not.
        await Handlers.WritePositionsAsync([new("a", played[2].Id, 4), new("b", played[2].Id, 3)], Cancellation);
        await Handlers.WritePositionsAsync([new("a", played[3].Id, 4), new("b", played[3].Id, 4)], Cancellation);
        await Handlers.WritePositionsAsync([new("a", played[4].Id, 4), new("b", played[4].Id, 4), new("c", played[4].Id, 1)], Cancellation);
        var all = new List<HandlerBacklog>();
        for (var page = await Handlers.ListBacklogAsync(["a", "b"], Guid.Empty, 2, Cancellation); page.Length > 0; page = await Handlers.ListBacklogAsync(["a", "b"], all[^1].CampaignId, 2, Cancellation))
        {
            Assert.True(page.Length <= 2);
            all.AddRange(page);
        }

        Assert.Equal(
            [new(played[0].Id, 0, false), new(played[1].Id, 4, true), new(played[2].Id, 4, true), new(played[3].Id, 4, false), new(played[4].Id, 4, false)],
            all.OrderBy(one => played.FindIndex(campaign => campaign.Id == one.CampaignId)));
        Assert.Equal(5, all.Count);
    }

    [Fact]
    public async Task A_handler_begins_once()
    {
        Assert.Equal(At, await Handlers.BeginAsync("a", At, Cancellation));
        Assert.Equal(At, await Handlers.BeginAsync("a", At.AddHours(1), Cancellation));
        Assert.Equal(At.AddHours(2), await Handlers.BeginAsync("b", At.AddHours(2), Cancellation));
    }

    [Fact]
    public async Task A_dead_letter_comes_back_as_it_was_stored_and_the_newest_error_counts()
    {
        var letter = Letter("a", Guid.NewGuid(), 4);
        await PutAsync(letter);
        Assert.Equal(letter, await Handlers.FindDeadAsync("a", letter.CampaignId, 4, Cancellation));
        var again = letter with { Error = "Another \"error\"\n'", Tries = 9, TraceId = null, DeadAt = At.AddDays(1) };
        await PutAsync(again);
        Assert.Equal(again, await Handlers.FindDeadAsync("a", letter.CampaignId, 4, Cancellation));
        Assert.Null(await Handlers.FindDeadAsync("b", letter.CampaignId, 4, Cancellation));
    }

    [Fact]
    public async Task A_settled_letter_is_over_for_operators_stays_over_and_goes_when_the_position_has_passed_it()
    {
        var campaign = Guid.NewGuid();
        foreach (var sequence in (long[])[3, 5, 8]) await PutAsync(Letter("a", campaign, sequence));
        Assert.True(await Handlers.SettleDeadAsync("a", campaign, 3, Cancellation));
        Assert.True(await Handlers.SettleDeadAsync("a", campaign, 8, Cancellation));
        Assert.False(await Handlers.SettleDeadAsync("a", campaign, 3, Cancellation));
        Assert.False(await Handlers.SettleDeadAsync("a", campaign, 4, Cancellation));
        await PutAsync(Letter("a", campaign, 3));
        Assert.Null(await Handlers.FindDeadAsync("a", campaign, 3, Cancellation));
        Assert.Equal([5L], (await Handlers.ListDeadAsync(("", Guid.Empty, 0), 10, Cancellation)).Select(letter => letter.Sequence));
        Assert.Equal([3L, 5, 8], await Handlers.ListGivenUpAsync("a", campaign, 0, 10, Cancellation));
        Assert.False(await Handlers.ChangeDeadAsync(Letter("a", campaign, 3), Cancellation));
        Assert.False(await Handlers.ChangeDeadAsync(Letter("a", campaign, 4), Cancellation));
        Assert.True(await Handlers.ChangeDeadAsync(Letter("a", campaign, 5) with { Tries = 11 }, Cancellation));
        Assert.Equal(11, (await Handlers.FindDeadAsync("a", campaign, 5, Cancellation))!.Tries);
        await Handlers.WritePositionsAsync([new("a", campaign, 5), new("b", campaign, 100), new("a", Guid.NewGuid(), 100)], Cancellation);
        Assert.Equal([5L, 8], await Handlers.ListGivenUpAsync("a", campaign, 0, 10, Cancellation));
        Assert.Equal([8L], await Handlers.ListGivenUpAsync("a", campaign, 5, 10, Cancellation));
    }

    [Fact]
    public async Task A_list_of_dead_letters_pages_in_order_without_a_gap_or_a_repeat()
    {
        var campaigns = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var handler in (string[])["b", "a-b", "a"])
            foreach (var campaign in campaigns)
                foreach (var sequence in (long[])[12, 3]) await PutAsync(Letter(handler, campaign, sequence));
        var all = new List<DeadLetter>();
        for (var page = await Handlers.ListDeadAsync(("", Guid.Empty, 0), 4, Cancellation); page.Length > 0;)
        {
            all.AddRange(page);
            page = await Handlers.ListDeadAsync((all[^1].Handler, all[^1].CampaignId, all[^1].Sequence), 4, Cancellation);
        }

        Assert.Equal(18, all.Distinct().Count());
        Assert.Equal(["a", "a-b", "b"], all.Select(letter => letter.Handler).Distinct());
        Assert.All(all.Chunk(2), pair => Assert.Equal((pair[0].CampaignId, 3L, 12L), (pair[1].CampaignId, pair[0].Sequence, pair[1].Sequence)));
    }

    [Fact]
    public async Task Only_the_newest_claim_stores_letters_and_ends()
    {
        var (campaign, first, second) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (letter, end) = (Letter("a", campaign, 4), End(campaign, 4, "clock.unknown"));
        Assert.Equal(DeadLetterPut.Superseded, await Handlers.PutDeadAsync(letter, first, Cancellation));
        await Handlers.ClaimAsync("a", campaign, first, Cancellation);
        Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(letter, first, Cancellation));
        Assert.True(await Handlers.PutEndAsync(end, first, Cancellation));
        await Handlers.ClaimAsync("a", campaign, second, Cancellation);
        Assert.Equal(DeadLetterPut.Superseded, await Handlers.PutDeadAsync(letter with { Sequence = 5 }, first, Cancellation));
        Assert.False(await Handlers.PutEndAsync(end with { Sequence = 5 }, first, Cancellation));
        Assert.True(await Handlers.PutEndAsync(end with { RefusalCode = "another" }, second, Cancellation));
        Assert.Equal([4L], await Handlers.ListGivenUpAsync("a", campaign, 0, 10, Cancellation));
        Assert.Equal([end], await Handlers.ListEndsAsync("a", campaign, default, 10, Cancellation));
        Assert.Equal(0, await Read("a", campaign));
    }

    [Fact]
    public async Task Ends_page_in_order_and_go_with_the_position_unless_a_dead_letter_of_the_event_is_open()
    {
        var (campaign, claim) = (Guid.NewGuid(), Guid.NewGuid());
        await Handlers.ClaimAsync("a", campaign, claim, Cancellation);
        HandlerEnd[] ends = [End(campaign, 3, null), End(campaign, 3, "x"), End(campaign, 5, "y"), End(campaign, 9, null)];
        foreach (var end in ends) Assert.True(await Handlers.PutEndAsync(end, claim, Cancellation));
        var all = new List<HandlerEnd>();
        for (var page = await Handlers.ListEndsAsync("a", campaign, default, 1, Cancellation); page.Length > 0; page = await Handlers.ListEndsAsync("a", campaign, (all[^1].Sequence, all[^1].CommandId), 1, Cancellation))
            all.AddRange(page);
        Assert.Equal(ends.ToHashSet(), all.ToHashSet());
        Assert.Equal([3L, 3, 5, 9], all.Select(end => end.Sequence));
        await Handlers.PutDeadAsync(Letter("a", campaign, 5), claim, Cancellation);
        await Handlers.WritePositionsAsync([new("a", campaign, 5)], Cancellation);
        Assert.Equal([5L, 9], (await Handlers.ListEndsAsync("a", campaign, default, 10, Cancellation)).Select(end => end.Sequence));
        await Handlers.SettleDeadAsync("a", campaign, 5, Cancellation);
        await Handlers.WritePositionsAsync([new("a", campaign, 6)], Cancellation);
        Assert.Equal([9L], (await Handlers.ListEndsAsync("a", campaign, default, 10, Cancellation)).Select(end => end.Sequence));
    }

    [Fact]
    public async Task A_handler_has_only_so_many_open_letters_of_a_campaign_however_many_are_stored_at_once()
    {
        var (campaign, claim) = (Guid.NewGuid(), Guid.NewGuid());
        await Handlers.ClaimAsync("a", campaign, claim, Cancellation);
        for (long sequence = 1; sequence <= JournalLimits.OpenDeadLettersMax - 3; sequence++)
            Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(Letter("a", campaign, sequence), claim, Cancellation));
        var last = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Handlers.PutDeadAsync(Letter("a", campaign, 5_000 + n), claim, Cancellation)));
        Assert.Equal((3, 9), (last.Count(put => put == DeadLetterPut.Stored), last.Count(put => put == DeadLetterPut.Full)));
        Assert.Equal(JournalLimits.OpenDeadLettersMax, await Database.CountAsync("SELECT count(*) FROM dead_letters"));

        // One that is there changes, other handlers and campaigns are no part of it, and what is settled makes room.
        Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(Letter("a", campaign, 1) with { Tries = 12 }, claim, Cancellation));
        Assert.Equal(12, (await Handlers.FindDeadAsync("a", campaign, 1, Cancellation))!.Tries);
        await PutAsync(Letter("b", campaign, 1));
        await PutAsync(Letter("a", Guid.NewGuid(), 1));
        Assert.True(await Handlers.SettleDeadAsync("a", campaign, 7, Cancellation));
        Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(Letter("a", campaign, 6_000), claim, Cancellation));
        Assert.Equal(DeadLetterPut.Full, await Handlers.PutDeadAsync(Letter("a", campaign, 6_001), claim, Cancellation));
        Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(Letter("a", campaign, 7), claim, Cancellation));
        Assert.Null(await Handlers.FindDeadAsync("a", campaign, 7, Cancellation));
    }

    [Fact]
    public async Task Settled_letters_that_the_position_has_passed_are_swept_with_their_ends_and_no_others()
    {
        var (campaign, claim) = (Guid.NewGuid(), Guid.NewGuid());
        await Handlers.ClaimAsync("a", campaign, claim, Cancellation);
        foreach (var sequence in (long[])[3, 4, 8])
        {
            await Handlers.PutDeadAsync(Letter("a", campaign, sequence), claim, Cancellation);
            Assert.True(await Handlers.PutEndAsync(End(campaign, sequence, "x"), claim, Cancellation));
        }

        // Settled when the position was written already, and no event comes to write another.
        await Handlers.WritePositionsAsync([new("a", campaign, 5)], Cancellation);
        foreach (var sequence in (long[])[3, 8]) Assert.True(await Handlers.SettleDeadAsync("a", campaign, sequence, Cancellation));
        await Handlers.SweepSettledAsync(Cancellation);
        Assert.Equal([4L, 8], await Handlers.ListGivenUpAsync("a", campaign, 0, 10, Cancellation));
        Assert.Equal([4L, 8], (await Handlers.ListEndsAsync("a", campaign, default, 10, Cancellation)).Select(end => end.Sequence));
    }

    private static HandlerEnd End(Guid campaign, long sequence, string? code) => new("a", campaign, sequence, Guid.NewGuid(), (short)(code is null ? 0 : 3), code, code is null ? null : "No.");

    private async Task PutAsync(DeadLetter letter)
    {
        var claim = Guid.NewGuid();
        await Handlers.ClaimAsync(letter.Handler, letter.CampaignId, claim, Cancellation);
        Assert.Equal(DeadLetterPut.Stored, await Handlers.PutDeadAsync(letter, claim, Cancellation));
    }

    private Task<long> Read(string handler, Guid campaign) => Handlers.ReadPositionAsync(handler, campaign, Cancellation);

    private static DeadLetter Letter(string handler, Guid campaign, long sequence) =>
        new(handler, campaign, sequence, 2, Guid.NewGuid(), "chapter-published", "It failed.", 8, "0af7651916cd43dd8448eb211c80319c", At);
}
