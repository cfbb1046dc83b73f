using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.Jobs;

/// <summary>Who may start and see jobs, and what a kind of job has to be.</summary>
public sealed class JobDeskTests
{
    private static readonly UserId Other = new(Guid.NewGuid());

    [Theory]
    [InlineData("""{"bad":1}""", "count.bad")]
    [InlineData("\"text\"", "job.argument")]
    [InlineData("null", "job.argument")]
    [InlineData("too large", "job.argument-too-large")]
    public async Task A_wrong_argument_is_refused_before_anything_is_stored(string argument, string code)
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob(), started: false);
        var json = argument == "too large" ? $$"""{"a":"{{new string('x', JobLimits.ArgumentBytesMax)}}"}""" : argument;
        var start = new StartJob(table.Campaign, new JobId(Guid.NewGuid()), "count", JsonElement.Parse(json));
        Assert.Equal(code, (await table.Silos[0].Desk.StartAsync(start, table.User, Role.Owner, CancellationToken.None)).Refusal?.Code);
        Assert.Null(await table.Store.FindAsync(start.Job.Value, CancellationToken.None));
    }

    [Theory]
    [InlineData(Role.Spectator, false)]
    [InlineData(Role.CoGameMaster, false)]
    [InlineData(Role.GameMaster, true)]
    [InlineData(Role.Owner, true)]
    public async Task A_job_takes_the_role_that_its_kind_needs(Role role, bool allowed)
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob { Needs = Role.GameMaster }, started: false);
        var reply = await table.Silos[0].Desk.StartAsync(new StartJob(table.Campaign, new JobId(Guid.NewGuid()), "count"), table.User, role, CancellationToken.None);
        Assert.Equal(allowed ? null : "access.denied", reply.Refusal?.Code);
    }

    [Fact]
    public async Task A_job_is_seen_by_who_started_it_and_by_the_owner_in_its_own_campaign_only()
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob(), started: false);
        var id = await table.StartAsync();
        var desk = table.Silos[0].Desk;
        Assert.True(await SeesAsync(table.User, Role.Player));
        Assert.True(await SeesAsync(Other, Role.Owner));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Owner)) Assert.False(await SeesAsync(Other, role));
        Assert.False(await SeesAsync(table.User, Role.Owner, new CampaignId(Guid.NewGuid())));

        async Task<bool> SeesAsync(UserId user, Role role, CampaignId? campaign = null)
        {
            var at = campaign ?? table.Campaign;
            var viewed = await desk.ViewAsync(new ViewJob(id) { Campaign = at }, user, role, CancellationToken.None);
            var listed = (JobsAnswer)(await desk.ListAsync(new ListJobs { Campaign = at }, user, role, CancellationToken.None)).Answer!;
            Assert.Equal(viewed.Refusal is null, listed.Jobs.Length == 1);
            if (viewed.Refusal is null) return true;
            Assert.Equal("job.unknown", viewed.Refusal.Code);
            Assert.Equal("job.unknown", (await desk.CancelAsync(new CancelJob(at, id), user, role, CancellationToken.None)).Refusal?.Code);
            Assert.False((await table.RowAsync(id)).CancelAsked);
            return false;
        }
    }

    [Fact]
    public async Task A_list_pages()
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob(), started: false);
        var ids = new List<JobId>();
        for (var i = 0; i < 3; i++) ids.Add(await table.StartAsync());
        var seen = new List<JobId>();
        JobsAnswer page;
        do
        {
            page = (JobsAnswer)(await table.Silos[0].Desk.ListAsync(new ListJobs(seen.LastOrDefault() is { Value: var last } && last != Guid.Empty ? new JobId(last) : null, 2) { Campaign = table.Campaign }, table.User, Role.Owner, CancellationToken.None)).Answer!;
            seen.AddRange(page.Jobs.Select(job => job.Id));
        }
        while (page.Next is not null);
        Assert.Equal(ids.Order(), seen.Order());
    }

    [Fact]
    public void A_kind_that_cannot_work_is_told_at_start()
    {
        Assert.Throws<InvalidOperationException>(() => new JobKinds([new ScriptedJob(), new ScriptedJob()]));
        Assert.Throws<InvalidOperationException>(() => new JobKinds([new ScriptedJob("No name")]));
        Assert.Throws<InvalidOperationException>(() => new JobKinds([new ScriptedJob { Policy = JobPolicy.Usual with { TriesMax = 0 } }]));
        Assert.Throws<InvalidOperationException>(() => new JobKinds([new ScriptedJob { Policy = JobPolicy.Usual with { KeptFor = TimeSpan.FromDays(31) } }]));
    }

    [Fact]
    public async Task A_job_of_a_kind_that_no_silo_has_waits()
    {
        await using var table = await JobTable.CreateAsync(1, (_, _) => new ScriptedJob());
        var retired = new JobRow(Guid.NewGuid(), table.Campaign.Value, "retired", table.User.Value, "{}"u8.ToArray(), table.Clock.GetUtcNow());
        await table.Store.AddAsync(retired, new JobRoom(10, 1_000, 10), CancellationToken.None);
        await table.EndOfAsync(await table.StartAsync());
        Assert.Equal(StoredJobState.Waiting, (await table.RowAsync(new JobId(retired.Id))).State);
    }
}
