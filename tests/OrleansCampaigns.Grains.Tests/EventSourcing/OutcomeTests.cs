using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>What a receipt says of the outcome, over real grains: the same whenever, wherever and from whatever memory it is asked for again.</summary>
public sealed class OutcomeTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private const string Text = "The old bell rings.\n\nThe tide turns.\n";

    private readonly UserId _second = new(Guid.NewGuid());
    private readonly ChapterId _chapter = new(Guid.NewGuid());

    [Fact]
    public async Task Applied_merged_and_kept_survive_retries_deactivation_and_what_the_entity_forgets()
    {
        var (campaign, seen) = await WrittenAsync();
        (Guid Id, Command Command, ReceiptOutcome Outcome)[] sent =
        [
            (Guid.NewGuid(), new EditChapter(_chapter, Text.Replace("turns", "rises", StringComparison.Ordinal)), ReceiptOutcome.Merged),
            (Guid.NewGuid(), new RetitleChapter(_chapter, "Other"), ReceiptOutcome.Kept),
            (Guid.NewGuid(), new EditChapter(_chapter, "The new bell rings.\n\nThe tide sinks.\n"), ReceiptOutcome.Kept),
            (Guid.NewGuid(), new DescribeCampaign("Wet."), ReceiptOutcome.Applied),
        ];
        var first = new List<Commit>();
        foreach (var (id, command, outcome) in sent)
        {
            first.Add(await CommitAsync(campaign, command, id, seen, silo: 0));
            Assert.Equal(outcome, first[^1].Outcome);
        }

        await AgainAsync(campaign, sent, first, seen, silo: 1);
        await DeactivateAsync();
        await AgainAsync(campaign, sent, first, seen, silo: 0);
        for (var number = 0; number < EntityMemory<CampaignState>.RecentMax + 10; number++) await silos.CommitAsync(campaign, new RenameCampaign($"Name {number}"));
        await AgainAsync(campaign, sent, first, seen, silo: 1);
        await DeactivateAsync();
        await AgainAsync(campaign, sent, first, seen, silo: 0);
    }

    [Fact]
    public async Task The_live_entity_its_snapshot_and_every_replica_keep_the_same_book()
    {
        var (campaign, seen) = await WrittenAsync();
        await CommitAsync(campaign, new RetitleChapter(_chapter, "Other"), Guid.NewGuid(), seen, silo: 0);
        await CommitAsync(campaign, new EditChapter(_chapter, Text + "More.\n"), Guid.NewGuid(), seen, silo: 0);
        var entity = silos.Cluster.Client.GetEntity(campaign, new EntityRef(EntityKind.Campaign, campaign.Value));
        var live = await entity.FingerprintAsync();
        Assert.NotEmpty((await silos.ReplicaAsync(0, campaign)).World.Campaign.Book.Open);
        foreach (var silo in (int[])[0, 1]) Assert.Equal(live.StateHash, StateJson.HashOf((await silos.ReplicaAsync(silo, campaign)).World.Campaign));
        await DeactivateAsync();
        Assert.Equal(live, await entity.FingerprintAsync());
    }

    [Fact]
    public async Task A_conflict_is_resolved_once_and_the_retry_of_that_is_no_second_try()
    {
        var (campaign, seen) = await WrittenAsync();
        var id = Guid.NewGuid();
        await CommitAsync(campaign, new RetitleChapter(_chapter, "Other"), id, seen, silo: 0);
        var (resolve, choice) = (new ResolveCampaignConflict(new ConflictId(id), ConflictChoice.Mine), Guid.NewGuid());
        var done = await silos.CommitAsync(campaign, resolve, choice);
        await DeactivateAsync();
        Assert.Equal(done.Hash, (await silos.CommitAsync(campaign, resolve, choice, silo: 1)).Hash);
        Assert.Equal("conflict.not-open", (await silos.SendAsync(campaign, resolve)).Refusal?.Code);
        Assert.Equal("Other", (await silos.ReplicaAsync(0, campaign)).World.Campaign.Chapters[0].Title);
    }

    /// <summary>A chapter that the owner has changed since the second game master saw it.</summary>
    private async Task<(CampaignId Campaign, long Seen)> WrittenAsync()
    {
        var campaign = await silos.CampaignAsync();
        var link = new InvitationId(Guid.NewGuid());
        await silos.CommitAsync(campaign, new InviteMembers(link, Role.Player, 5, DateTimeOffset.UtcNow.AddDays(1)));
        await CommitAsync(campaign, new JoinCampaign(link, "Second"), Guid.NewGuid(), seen: null, silo: 0);
        await silos.CommitAsync(campaign, new ChangeRole(_second, Role.GameMaster));
        var drafted = await silos.CommitAsync(campaign, new DraftChapter(_chapter, "Low tide", Text));
        await silos.CommitAsync(campaign, new EditChapter(_chapter, Text.Replace("old", "cracked", StringComparison.Ordinal)));
        await silos.CommitAsync(campaign, new RetitleChapter(_chapter, "Ebb"));
        return (campaign, drafted.EntityVersion);
    }

    private async Task<Commit> CommitAsync(CampaignId campaign, Command command, Guid id, long? seen, int silo)
    {
        var outcome = await silos.Service<CampaignGateway>(silo).SendAsync(new CommandRequest(new CommandId(id), campaign, _second, command, seen), CancellationToken.None);
        Assert.Null(outcome.Refusal);
        return outcome.Commit!;
    }

    private async Task AgainAsync(CampaignId campaign, (Guid Id, Command Command, ReceiptOutcome Outcome)[] sent, List<Commit> first, long seen, int silo)
    {
        for (var number = 0; number < sent.Length; number++)
        {
            var again = await CommitAsync(campaign, sent[number].Command, sent[number].Id, seen, silo);
            Assert.Equal((first[number].Outcome, Convert.ToHexString(first[number].Hash), first[number].EntityVersion), (again.Outcome, Convert.ToHexString(again.Hash), again.EntityVersion));
        }
    }

    private Task DeactivateAsync() => silos.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
