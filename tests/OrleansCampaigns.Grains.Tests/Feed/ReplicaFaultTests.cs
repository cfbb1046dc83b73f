using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Tests.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Feed;

/// <summary>A replica that cannot fold what it is given says so to everybody, and another one takes its place.</summary>
public sealed class ReplicaFaultTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task Watchers_are_woken_and_nobody_mistakes_the_last_state_for_the_newest()
    {
        var (_, replica) = await FaultedAsync(watch: true);
        Assert.NotNull(replica.Fault);
        Assert.Null(replica.TryWatch(() => { }));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => replica.CatchUpAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Commands_are_refused_until_another_replica_is_made_from_the_journal_and_then_go_on()
    {
        var (campaign, faulted) = await FaultedAsync(watch: false);
        var refused = await silos.SendAsync(campaign, new RenameCampaign("Meanwhile"));
        Assert.Equal("server.store-unavailable", refused.Refusal?.Code);
        var again = await UntilServedAsync(campaign);
        Assert.NotSame(faulted, again);
        Assert.Null((await silos.SendAsync(campaign, new RenameCampaign("Afterwards"))).Refusal);
        var (left, right) = (await silos.ReplicaAsync(0, campaign), await silos.ReplicaAsync(1, campaign));
        Assert.Equal("Afterwards", left.World.Campaign.Name);
        Assert.Equal(StateJson.HashOf(left.Moment.Heads), StateJson.HashOf(right.Moment.Heads));
    }

    [Fact]
    public void One_that_faults_again_is_made_anew_after_twice_the_time_and_at_most_the_longest()
    {
        var fault = ReplicaFault.First(1);
        Assert.Equal(CampaignReplicas.FaultPauseFirst, fault.Pause);
        Assert.Equal(CampaignReplicas.FaultPauseFirst * 2, fault.Again(2).Pause);
        for (var i = 0; i < 20; i++) fault = fault.Again(i);
        Assert.Equal(CampaignReplicas.FaultPauseMax, fault.Pause);
    }

    /// <summary>The replicas of both silos, so that it does not matter where the campaign lives.</summary>
    private async Task<(CampaignId, CampaignReplica)> FaultedAsync(bool watch)
    {
        var campaign = await silos.CampaignAsync();
        var poison = StreamEvents.Of((await silos.JournalAsync(campaign))[^1]) with { Sequence = 2, Type = "no-such-event" };
        CampaignReplica replica = null!;
        foreach (var silo in (int[])[1, 0])
        {
            replica = await silos.ReplicaAsync(silo, campaign);
            var woken = false;
            using var watching = watch ? replica.TryWatch(() => woken = true) : null;
            replica.Offer([poison]);
            Assert.Equal(watch, woken);
        }

        return (campaign, replica);
    }

    private async Task<CampaignReplica> UntilServedAsync(CampaignId campaign)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            try
            {
                foreach (var silo in (int[])[1, 0]) await silos.ReplicaAsync(silo, campaign);
                return await silos.ReplicaAsync(0, campaign);
            }
            catch (JournalUnavailableException cause)
            {
                Assert.NotEmpty(cause.Message);
            }
        }
    }
}
