using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>Entities append without a message; Orleans must not take a journal for idle because of that, nor keep one for ever.</summary>
public sealed class JournalKeepingTests
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_journal_stays_while_it_is_appended_to_and_goes_when_it_is_not()
    {
        await using var silos = new TwoSilos { CollectionAge = Age };
        await silos.InitializeAsync();
        var campaign = await silos.CampaignAsync();
        using var timer = new PeriodicTimer(Age / 20);
        for (var i = 0; i < 80; i++)
        {
            await silos.CommitAsync(campaign, new RenameCampaign($"Name {i}"));
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, (await silos.Store.ReadHeadsAsync([campaign.Value], CancellationToken.None)).Single().Epoch);
        using var limit = new CancellationTokenSource(Patience);
        while (Has(0) || Has(1)) await timer.WaitForNextTickAsync(limit.Token);

        bool Has(int silo) => silos.Service<CampaignReplicas>(silo).JournalOf(campaign) is not null;
    }
}
