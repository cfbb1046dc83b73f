using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Grains.Stories;

namespace OrleansCampaigns.Grains.Tests.Stories;

/// <summary>Where chapters are written: the same bytes wherever and however often, and nothing left behind when nobody waits any more.</summary>
public sealed class ChapterDeskTests
{
    private readonly StoryJournal _journal = new();

    [Fact]
    public async Task Two_desks_that_share_nothing_write_the_same_bytes_and_so_does_a_warm_one()
    {
        using var one = Desk(out var cache);
        using var other = Desk(out _);
        var task = Task(variants: 2);
        var (first, second, third) = (await DraftsAsync(one, task), await DraftsAsync(other, task), await DraftsAsync(one, task));
        Assert.Equal(2, first.Count);
        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.Equal(first.Sum(draft => (long)draft.Length), cache.Bytes);
        Assert.NotEqual(first[0], (await DraftsAsync(one, task with { Sequence = task.Sequence - 1 }))[0]);
    }

    [Fact]
    public async Task A_warm_one_plans_nothing()
    {
        using var desk = Desk(out _);
        var task = Task(variants: 1);
        Assert.Contains("planning", await StagesAsync(desk, task));
        Assert.Equal(["written"], await StagesAsync(desk, task));
    }

    [Fact]
    public async Task Who_goes_away_takes_the_work_along_and_the_next_gets_its_turn()
    {
        using var desk = Desk(out var cache);
        for (var i = 0; i < ChapterDesk.AtOnce * 3; i++)
        {
            using var gone = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in desk.WriteAsync(Task(variants: 3, seed: i), gone.Token)) await gone.CancelAsync();
            });
        }

        Assert.Equal(0, cache.Bytes);
        Assert.Single(await DraftsAsync(desk, Task(variants: 1)));
    }

    [Fact]
    public async Task A_hundred_at_once_are_all_written_and_as_many_plan_at_a_time_as_there_is_room()
    {
        using var desk = Desk(out var cache);
        var written = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 100).Select(i => DraftsAsync(desk, Task(variants: 1, seed: i % 5))));
        Assert.All(written, drafts => Assert.Single(drafts));
        Assert.Equal(5, written.Select(drafts => Convert.ToBase64String(drafts[0])).Distinct().Count());
        Assert.InRange(cache.Bytes, 1, ChapterCache.BytesMax);
    }

    [Fact]
    public async Task Beyond_those_that_may_wait_the_next_is_refused()
    {
        using var desk = Desk(out _);
        using var stop = new CancellationTokenSource();
        // Each seed is another chapter, so none comes out of the cache.
        var all = Enumerable.Range(0, ChapterDesk.WaitingMax + 40).Select(i => FirstRefusalAsync(desk, Task(variants: 3, seed: 1_000 + i), stop)).ToArray();
        var codes = await System.Threading.Tasks.Task.WhenAll(all);
        Assert.Contains("story.busy", codes);
    }

    [Fact]
    public void The_cache_lets_the_least_recently_used_go()
    {
        var cache = new ChapterCache();
        var draft = new byte[ChapterCache.BytesMax / 4];
        for (var i = 0; i < 4; i++) cache.Add(Key(i), draft);
        Assert.NotNull(cache.Find(Key(0)));
        cache.Add(Key(4), draft);
        Assert.Null(cache.Find(Key(1)));
        Assert.NotNull(cache.Find(Key(0)));
        Assert.Equal(ChapterCache.BytesMax, cache.Bytes);
        cache.Add(Key(5), new byte[ChapterCache.BytesMax + 1]);
        Assert.Null(cache.Find(Key(5)));
    }

    [Fact]
    public async Task A_campaign_that_does_not_reach_so_far_has_no_chapter()
    {
        using var desk = Desk(out _);
        var steps = new List<ChapterStep>();
        await foreach (var step in desk.WriteAsync(Task(variants: 1) with { Sequence = 9_999 }, TestContext.Current.CancellationToken)) steps.Add(step);
        Assert.Equal("story.no-chapter", Assert.Single(steps).Refusal?.Code);
    }

    private static ChapterCache.Key Key(int number) => new(default, number, 1, 0);

    private ChapterDesk Desk(out ChapterCache cache) => new(new StoryWorlds(_journal.Store), cache = new ChapterCache());

    private ChapterTask Task(int variants, int seed = 7) => new(_journal.Campaign, _journal.Sequence, (ulong)seed, JsonSerializer.SerializeToUtf8Bytes(new ChapterOrder(Variants: variants), WireJson.Options));

    private static async Task<List<byte[]>> DraftsAsync(ChapterDesk desk, ChapterTask task)
    {
        List<byte[]> drafts = [];
        await foreach (var step in desk.WriteAsync(task, TestContext.Current.CancellationToken))
        {
            Assert.Null(step.Refusal);
            if (step.Draft is { } draft) drafts.Add(draft);
        }

        return drafts;
    }

    private static async Task<List<string>> StagesAsync(ChapterDesk desk, ChapterTask task)
    {
        List<string> stages = [];
        await foreach (var step in desk.WriteAsync(task, TestContext.Current.CancellationToken)) stages.Add(step.Stage);
        return stages;
    }

    /// <summary>Ends everybody else's waiting too: what is asked is who was refused.</summary>
    private static async Task<string?> FirstRefusalAsync(ChapterDesk desk, ChapterTask task, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var step in desk.WriteAsync(task, stop.Token))
            {
                if (step.Refusal is not { } refusal) continue;
                await stop.CancelAsync();
                return refusal.Code;
            }
        }
        catch (OperationCanceledException)
        {
            // somebody was refused
        }

        return null;
    }
}
