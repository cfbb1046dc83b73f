using static OrleansCampaigns.Journal.AppendOutcome;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What the writer must keep. Each database runs it.</summary>
public abstract class JournalWriterContract : OnDatabase
{
    private FaultyStore _store = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
        _store = new FaultyStore(Store);
    }

    [Fact]
    public async Task Ten_thousand_appends_of_64_tasks_on_50_campaigns_commit_once_and_in_order()
    {
        await using var writer = new JournalWriter(_store, Database.LanesBest);
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PlayedJournal.BeginAsync(Store)));
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var turn = Interlocked.Increment(ref taken); turn <= 10_000; turn = Interlocked.Increment(ref taken))
            {
                var campaign = campaigns[turn % campaigns.Length];
                ValueTask<AppendOutcome> outcome;
                lock (campaign) outcome = writer.AppendAsync(campaign.Next());
                Assert.Equal(Committed, await outcome);
            }
        })));
        foreach (var campaign in campaigns)
        {
            var rows = await Store.ReadAsync(campaign.Id, 0, JournalLimits.ReadRowsMax, Cancellation);
            Assert.Equal(200, rows.Length);
            Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, rows));
        }

        Assert.InRange(_store.BatchRows.Count, 1, 9_000);
    }

    [Fact]
    public async Task A_hot_campaign_pipelines_into_few_commits_within_the_bounds()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        var waiting = await PipelineAsync(appends: 1_200, () => campaign.Next());
        Assert.All(waiting, outcome => Assert.Equal(Committed, outcome));
        Assert.InRange(_store.BatchRows.Count, 3, 5);
        Assert.Equal(JournalLimits.BatchRowsMax, _store.BatchRows.Max());
    }

    [Fact]
    public async Task A_duplicate_among_merged_appends_is_told_alone_and_what_was_built_on_it_loses()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        var bystander = await PlayedJournal.BeginAsync(Store);
        var command = Guid.NewGuid();
        await Store.AppendAsync([campaign.Next(command: command)]);
        var turn = 0;
        var outcomes = await PipelineAsync(appends: 6, () => turn++ switch
        {
            1 => bystander.Next(),
            3 => campaign.Next(command: command),
            _ => campaign.Next(),
        });
        Assert.Equal([Committed, Committed, Committed, DuplicateCommand, FenceLost, FenceLost], outcomes);
        Assert.Equal(3, (await Store.ReadHeadsAsync([campaign.Id], Cancellation))[0].Sequence);
    }

    [Fact]
    public async Task Appends_that_do_not_follow_each_other_go_into_separate_commits()
    {
        var old = await PlayedJournal.BeginAsync(Store);
        var owner = new PlayedJournal(await Store.TakeOverAsync(old.Id, Cancellation));
        var turn = 0;
        var outcomes = await PipelineAsync(appends: 4, () => turn++ % 2 == 0 ? old.Next() : owner.Next());
        Assert.Equal([FenceLost, Committed, FenceLost, Committed], outcomes);
    }

    [Fact]
    public async Task A_full_lane_is_busy_at_once_and_loses_nothing()
    {
        await using var writer = new JournalWriter(_store, lanes: 1);
        var campaign = await PlayedJournal.BeginAsync(Store);
        _store.Hold();
        var waiting = new List<Task<AppendOutcome>>();
        JournalBusyException? busy = null;
        while (busy is null)
        {
            try
            {
                waiting.Add(writer.AppendAsync(campaign.Next(payloadBytes: 8)).AsTask());
            }
            catch (JournalBusyException exception)
            {
                busy = exception;
            }
        }

        _store.Release();
        Assert.InRange(waiting.Count, JournalLimits.WaitingAppendsMax, JournalLimits.WaitingAppendsMax + JournalLimits.BatchRowsMax);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(Committed, outcome));
    }

    [Fact]
    public async Task A_store_that_fails_in_the_middle_fails_its_callers_and_the_lane_goes_on()
    {
        await using var writer = new JournalWriter(_store, lanes: 1);
        var campaign = await PlayedJournal.BeginAsync(Store);
        Assert.Equal(Committed, await writer.AppendAsync(campaign.Next()));
        _store.FailBefore = () => new JournalUnavailableException("away");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => writer.AppendAsync(campaign.Next()).AsTask());
        _store.FailBefore = () => null;
        Assert.Equal(FenceLost, await writer.AppendAsync(campaign.Next()));

        campaign = new PlayedJournal(await Store.TakeOverAsync(campaign.Id, Cancellation));
        _store.FailAfter = () => new JournalOutcomeUnknownException("cut");
        var command = Guid.NewGuid();
        await Assert.ThrowsAsync<JournalOutcomeUnknownException>(() => writer.AppendAsync(campaign.Next(command: command, entity: Guid.NewGuid())).AsTask());
        _store.FailAfter = () => null;
        Assert.Single(await Store.FindCommandAsync(campaign.Id, command, Cancellation));
        Assert.Equal(Committed, await writer.AppendAsync(campaign.Next(entity: Guid.NewGuid())));
    }

    [Fact]
    public async Task Closing_commits_what_waits_and_refuses_what_comes_later()
    {
        var writer = new JournalWriter(_store, Database.LanesBest);
        var campaign = await PlayedJournal.BeginAsync(Store);
        _store.Hold();
        var waiting = Enumerable.Range(0, 30).Select(_ => writer.AppendAsync(campaign.Next()).AsTask()).ToArray();
        var closing = writer.DisposeAsync().AsTask();
        Assert.Throws<JournalUnavailableException>(() => { _ = writer.AppendAsync(campaign.Next()).AsTask(); });
        _store.Release();
        await closing;
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(Committed, outcome));
    }

    [Fact]
    public async Task Rows_that_break_the_rules_are_refused_before_they_can_spoil_a_batch()
    {
        await using var writer = new JournalWriter(_store, lanes: 1);
        var append = (await PlayedJournal.BeginAsync(Store)).Next(rows: 2);
        JournalRow[] broken =
        [
            append.Rows[1] with { Sequence = 5 }, append.Rows[1] with { CampaignId = Guid.NewGuid() }, append.Rows[1] with { EventType = "a\0b" },
            append.Rows[1] with { Payload = new byte[JournalLimits.PayloadBytesMax + 1] }, append.Rows[1] with { Hash = new byte[3] },
            append.Rows[1] with { RecordedAt = append.Rows[1].RecordedAt.AddTicks(3) }, append.Rows[1] with { EntityVersion = 0 },
        ];
        Assert.All(broken, row => Assert.Throws<ArgumentException>(() => { _ = writer.AppendAsync(append with { Rows = append.Rows.SetItem(1, row) }).AsTask(); }));
        Assert.Throws<ArgumentException>(() => { _ = writer.AppendAsync(append with { Rows = [] }).AsTask(); });
        Assert.Equal(Committed, await writer.AppendAsync(append));
    }

    /// <summary>Lets appends gather behind a first commit that is held still, so that they meet in one lane.</summary>
    private async Task<AppendOutcome[]> PipelineAsync(int appends, Func<JournalAppend> next)
    {
        await using var writer = new JournalWriter(_store, lanes: 1);
        _store.Hold();
        var waiting = new List<Task<AppendOutcome>>();
        for (var i = 0; i < appends; i++) waiting.Add(writer.AppendAsync(next()).AsTask());
        _store.Release();
        return await Task.WhenAll(waiting);
    }
}
