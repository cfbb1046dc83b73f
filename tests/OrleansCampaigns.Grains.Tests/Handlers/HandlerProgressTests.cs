using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Tests.Handlers;

/// <summary>When a position has to be written.</summary>
public sealed class HandlerProgressTests
{
    [Fact]
    public void What_was_handled_while_the_position_was_being_written_becomes_due_too()
    {
        var progress = new HandlerProgress("a", new CampaignId(Guid.NewGuid()), 4, TimeProvider.System);
        Assert.False(progress.IsDue(1_000, TimeSpan.Zero));
        progress.Report(7, 0, null);
        Assert.True(progress.IsDue(1_000, TimeSpan.Zero));
        Assert.False(progress.IsDue(1_000, TimeSpan.FromHours(1)));
        var mark = progress.Mark;
        progress.Report(8, 0, null);
        progress.Wrote(mark.Sequence);
        Assert.True(progress.IsDue(1_000, TimeSpan.Zero));
        Assert.False(progress.IsDue(1_000, TimeSpan.FromHours(1)));
        progress.Wrote(8);
        Assert.False(progress.IsDue(1_000, TimeSpan.Zero));
    }
}
