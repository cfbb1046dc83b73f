using CsCheck;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>Order for each entity, and a position that never passes over what is unfinished.</summary>
public sealed class HandlerLanesTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Any_order_of_ends_keeps_the_order_of_each_entity_and_a_position_below_all_that_is_unfinished() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 60], Gen.Int).SampleAsync(async (entities, seed) =>
        {
            var random = new Random(seed);
            var work = entities.Select(_ => new TaskCompletionSource()).ToArray();
            var began = new List<int>();
            var finished = new HashSet<int>();
            var all = new TaskCompletionSource();
            var lanes = new HandlerLanes(0, () => all.TrySetResult());
            await OnOneThreadAsync(async () =>
            {
                for (var i = 0; i < entities.Length; i++)
                {
                    var event_ = i;
                    lanes.Take(new UnfinishedEvent(i + 1, At), Entity(entities[i]), async () =>
                    {
                        began.Add(event_);
                        await work[event_].Task;
                        finished.Add(event_);
                    });
                }

                while (lanes.Unfinished > 0)
                {
                    while (began.Count == finished.Count || began.TrueForAll(one => work[one].Task.IsCompleted)) await Task.Yield();
                    var running = began.Where(one => !work[one].Task.IsCompleted).ToList();
                    Assert.Equal(running.Count, running.Select(one => entities[one]).Distinct().Count());
                    work[running[random.Next(running.Count)]].SetResult();
                    var before = lanes.Unfinished;
                    while (lanes.Unfinished == before) await Task.Yield();
                    Assert.Equal(Enumerable.Range(0, entities.Length).TakeWhile(finished.Contains).Count(), lanes.Handled);
                }
            });
            foreach (var own in began.GroupBy(one => entities[one])) Assert.Equal(own.Order(), own);
            Assert.Equal(entities.Length, lanes.Handled);
        }, iter: 100);

    [Fact]
    public Task Beyond_the_most_there_is_room_again_when_half_is_done() => OnOneThreadAsync(async () =>
    {
        var mayEnd = Enumerable.Range(0, HandlerLanes.UnfinishedMax).Select(_ => new TaskCompletionSource()).ToArray();
        var lanes = new HandlerLanes(0, () => { });
        for (var i = 0; i < mayEnd.Length; i++)
        {
            var own = i;
            lanes.Take(new UnfinishedEvent(i + 1, At), Entity(i), () => mayEnd[own].Task);
        }

        Assert.Equal(0, lanes.Room);
        var room = lanes.RoomAsync();
        for (var i = 0; i < mayEnd.Length - HandlerLanes.UnfinishedLow; i++)
        {
            Assert.False(room.IsCompleted);
            mayEnd[i].SetResult();
            var left = mayEnd.Length - i - 1;
            while (lanes.Unfinished > left) await Task.Yield();
        }

        await room;
        Assert.Equal(HandlerLanes.UnfinishedMax - HandlerLanes.UnfinishedLow, lanes.Room);
    });

    [Fact]
    public Task Events_that_are_passed_move_the_position_and_never_back() => OnOneThreadAsync(async () =>
    {
        var mayEnd = new TaskCompletionSource();
        var lanes = new HandlerLanes(4, () => { });
        lanes.Pass(7);
        lanes.Pass(3);
        Assert.Equal((7L, 7L), (lanes.Read, lanes.Handled));
        lanes.Take(new UnfinishedEvent(8, At.AddHours(1)), Entity(0), () => mayEnd.Task);
        lanes.Pass(20);
        Assert.Equal((20L, 7L, At.AddHours(1)), (lanes.Read, lanes.Handled, lanes.OldestAt));
        mayEnd.SetResult();
        while (lanes.Unfinished > 0) await Task.Yield();
        Assert.Equal((20L, null), (lanes.Handled, lanes.OldestAt));
    });

    [Fact]
    public Task What_a_stop_ends_stays_unfinished_and_so_does_what_is_behind_it_in_its_entity() => OnOneThreadAsync(async () =>
    {
        var stop = new TaskCompletionSource();
        var lanes = new HandlerLanes(0, () => { });
        var ran = false;
        lanes.Take(new UnfinishedEvent(1, At), Entity(0), () => stop.Task);
        lanes.Take(new UnfinishedEvent(2, At), Entity(0), () => Task.FromResult(ran = true));
        lanes.Take(new UnfinishedEvent(3, At), Entity(1), () => Task.CompletedTask);
        stop.SetException(new OperationCanceledException());
        while (lanes.Unfinished > 2) await Task.Yield();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lanes.RunAsync(Entity(0), () => Task.CompletedTask));
        Assert.False(ran);
        Assert.Equal(0, lanes.Handled);
    });

    [Fact]
    public Task Reading_does_not_go_on_further_than_it_may_behind_an_unfinished_event() => OnOneThreadAsync(async () =>
    {
        var mayEnd = new TaskCompletionSource();
        var lanes = new HandlerLanes(0, () => { });
        lanes.Take(new UnfinishedEvent(1, At), Entity(0), () => mayEnd.Task);
        lanes.Pass(HandlerLanes.AheadMax - 1);
        Assert.True(lanes.RoomAsync().IsCompleted);
        lanes.Pass(HandlerLanes.AheadMax);
        var room = lanes.RoomAsync();
        Assert.Equal((0, false), (lanes.Room, room.IsCompleted));
        mayEnd.SetResult();
        await room;
        Assert.Equal(HandlerLanes.UnfinishedMax, lanes.Room);
    });

    [Fact]
    public Task What_is_parked_counts_as_unfinished_and_keeps_the_position_until_it_is_replayed() => OnOneThreadAsync(async () =>
    {
        var mayEnd = new TaskCompletionSource();
        var replayed = new List<long>();
        var lanes = new HandlerLanes(0, () => { });
        for (var i = 1; i <= HandlerLanes.LaneMax; i++)
        {
            Assert.False(lanes.IsFull(Entity(0)));
            lanes.Take(new UnfinishedEvent(i, At), Entity(0), () => mayEnd.Task);
        }

        for (var i = HandlerLanes.LaneMax + 1; i <= 3 * HandlerLanes.LaneMax; i++)
        {
            Assert.True(lanes.IsFull(Entity(0)));
            lanes.Park(new UnfinishedEvent(i, At), Entity(0), i, ReplayAsync);
        }

        Assert.Equal((0L, HandlerLanes.UnfinishedMax - HandlerLanes.LaneMax - 1), (lanes.Handled, lanes.Room));
        mayEnd.SetResult();
        while (lanes.Unfinished > 0) await Task.Yield();
        Assert.Equal(Enumerable.Range(HandlerLanes.LaneMax + 1, 2 * HandlerLanes.LaneMax).Select(i => (long)i), replayed);
        Assert.Equal(3L * HandlerLanes.LaneMax, lanes.Handled);
        Assert.False(lanes.IsFull(Entity(0)));

        async Task ReplayAsync(ParkedLane parked)
        {
            lanes.Reached(parked, new UnfinishedEvent(++parked.AfterVersion, At));
            await Task.Yield();
            Assert.Equal(parked.AfterVersion - 1, lanes.Handled);
            replayed.Add(parked.AfterVersion);
            lanes.Replayed(parked);
        }
    });

    private static EntityRef Entity(int n) => new(EntityKind.Region, new Guid(n, 0, 0, new byte[8]));

    /// <summary>In turns, as in a grain.</summary>
    internal static Task OnOneThreadAsync(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
