using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>A verification of all campaigns goes on after a death, and counts each once.</summary>
public sealed class VerifyJobTests
{
    private const int Campaigns = 5;

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(Campaigns)]
    public async Task After_a_death_it_goes_on_behind_the_last_campaign_that_was_done(int? deathAfter)
    {
        var verifier = new CountingVerifier();
        await using var table = await TableAsync(verifier);
        var ids = await PlayAsync(table);
        var died = false;
        foreach (var silo in table.Silos)
        {
            silo.Store.AfterCheckpoint = note =>
            {
                if (died || JsonSerializer.Deserialize<VerifyMark>(note.Checkpoint!, WireJson.Options)!.Sum.Campaigns != deathAfter) return;
                silo.Store.Die();
                died = true;
            };
        }

        var end = await table.EndOfAsync(await StartAsync(table, new VerifyRequest(Campaign: null, Repair: true)));
        Assert.Equal((StoredJobState.Succeeded, deathAfter is not null), (end.State, died));
        var result = JsonSerializer.Deserialize<VerifyResult>(end.ResultJson!, WireJson.Options)!;
        Assert.Equal((Campaigns, Campaigns * 10L, Campaigns, Campaigns), (result.Campaigns, result.Rows, result.Findings, result.Open));
        Assert.Equal(ids.Order(), result.First.Select(finding => finding.Campaign.Value));

        // The silo that was taken for dead is alone with the campaign whose end it cannot store.
        Assert.Equal(ids.Order(), verifier.Verified.Distinct());
        Assert.All(verifier.Verified.CountBy(id => id), one => Assert.True(one.Value == 1 || one.Key == ids.Order().ElementAt(deathAfter!.Value - 1), $"{one}"));
    }

    [Fact]
    public async Task A_result_names_the_first_findings_and_counts_all()
    {
        await using var table = await TableAsync(new CountingVerifier { FindingsEach = 30 });
        await PlayAsync(table);
        var end = await table.EndOfAsync(await StartAsync(table, new VerifyRequest(Campaign: null, Repair: false)));
        var result = JsonSerializer.Deserialize<VerifyResult>(end.ResultJson!, WireJson.Options)!;
        Assert.Equal((VerifyJob.FindingsMax, Campaigns * 30L), (result.First.Length, result.Findings));
    }

    [Fact]
    public async Task A_campaign_that_cannot_be_verified_is_left_out_and_holds_up_nothing()
    {
        var verifier = new CountingVerifier();
        await using var table = await TableAsync(verifier);
        var ids = await PlayAsync(table);
        verifier.Unreadable = ids.Order().ElementAt(1);
        var end = await table.EndOfAsync(await StartAsync(table, new VerifyRequest(Campaign: null, Repair: true)));
        var result = JsonSerializer.Deserialize<VerifyResult>(end.ResultJson!, WireJson.Options)!;
        Assert.Equal((StoredJobState.Succeeded, Campaigns - 1L, 1L, 1.0), (end.State, result.Campaigns, result.LeftOut, end.Progress));
        Assert.Equal(ids.Order().Where(id => id != verifier.Unreadable), verifier.Verified);
        var alone = await table.EndOfAsync(await StartAsync(table, new VerifyRequest(new CampaignId(verifier.Unreadable.Value))));
        Assert.Equal((StoredJobState.Failed, "verification.unreadable"), (alone.State, alone.ErrorCode));
    }

    [Fact]
    public async Task An_operators_argument_of_an_owner_is_refused()
    {
        var verifier = new CountingVerifier();
        await using var table = await TableAsync(verifier);
        await PlayAsync(table);
        foreach (var (campaign, user) in ((CampaignId, UserId)[])[(table.Campaign, table.User), (JobDesk.OfNoCampaign, table.User), (table.Campaign, Actor.System.User)])
        {
            var id = new JobId(Guid.NewGuid());
            await table.Silos[0].Desk.StartAsync(new StartJob(campaign, id, VerifyJob.JobName, VerifyJob.ArgumentOf(new VerifyRequest(null, Repair: true))), user, Role.Owner, CancellationToken.None);
            Assert.Equal("access.denied", (await table.EndOfAsync(id)).ErrorCode);
        }

        Assert.Empty(verifier.Verified);
    }

    private static Task<JobTable> TableAsync(CountingVerifier verifier) =>
        JobTable.CreateAsync(2, (table, _) => new VerifyJob(verifier, table.Tables), step: TimeSpan.FromMilliseconds(100));

    private static async Task<JobId> StartAsync(JobTable table, VerifyRequest wanted)
    {
        var id = new JobId(Guid.NewGuid());
        var reply = await table.Silos[0].Desk.StartAsync(
            new StartJob(JobDesk.OfNoCampaign, id, VerifyJob.JobName, VerifyJob.ArgumentOf(wanted)), Actor.System.User, Role.Owner, CancellationToken.None);
        Assert.Null(reply.Refusal);
        return id;
    }

    private static async Task<Guid[]> PlayAsync(JobTable table)
    {
        var ids = Enumerable.Range(0, Campaigns).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var id in ids) await table.Journal.TakeOverAsync(id, CancellationToken.None);
        return ids;
    }

    /// <summary>Finds as much as it is told to in each campaign, and remembers in what order it was asked.</summary>
    private sealed class CountingVerifier : ICampaignVerifier
    {
        private readonly ConcurrentQueue<Guid> _verified = [];

        public int FindingsEach { get; init; } = 1;

        /// <summary>The verifier gives up on it.</summary>
        public Guid? Unreadable { get; set; }

        public bool ComparesLive => true;

        public IEnumerable<Guid> Verified => _verified;

        public async IAsyncEnumerable<VerificationStep> RunAsync(CampaignId campaign, bool repair, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new VerificationStep(5, 10, 5, 0, 0, [], 0, IsDone: false);
            if (campaign.Value == Unreadable) throw new JournalUnavailableException("It cannot be read.");
            _verified.Enqueue(campaign.Value);
            yield return new VerificationStep(
                10, 10, 10, 1, 1, [.. Enumerable.Range(1, FindingsEach).Select(at => new Finding("journal.chain-broken", campaign, at, null, "a", "b"))], 0, IsDone: true);
        }
    }
}
