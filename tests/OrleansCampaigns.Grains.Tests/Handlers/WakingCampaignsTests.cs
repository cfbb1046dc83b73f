using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>How many campaigns are woken at once.</summary>
public sealed class WakingCampaignsTests
{
    [Fact]
    public async Task There_is_room_again_for_as_many_as_have_caught_up()
    {
        var waking = new WakingCampaigns(TimeProvider.System);
        var campaigns = Enumerable.Range(0, WakingCampaigns.Max).Select(_ => Guid.NewGuid()).ToArray();
        for (var i = 0; i < campaigns.Length; i++)
        {
            Assert.False(waking.IsFull);
            Assert.True(waking.TryAdd(campaigns[i], i));
            Assert.False(waking.TryAdd(campaigns[i], i + 1));
        }

        Assert.True(waking.IsFull);
        await waking.ForgetAsync((_, _) => Task.FromResult(false));
        Assert.True(waking.IsFull);
        await waking.ForgetAsync((campaign, sequence) => Task.FromResult(campaign == campaigns[7] && sequence == 7));
        Assert.False(waking.IsFull);
        Assert.True(waking.TryAdd(campaigns[7], 8));
        Assert.True(waking.IsFull);
    }
}
