using System.Collections.Immutable;
using System.Diagnostics;
using OrleansCampaigns.Benchmarks.Handlers;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Benchmarks.Inbox;

/// <summary>How long it takes from the command that publishes a chapter until it is in the inboxes of all members.</summary>
internal sealed class NotificationsBenchmark : IBenchmark
{
    /// <summary>Beside the owner; together as many as a campaign may have.</summary>
    private const int Members = 9_999;
    private const int UsesOfInvitation = 1_000;
    private const int JoinsAtOnce = 64;
    private const int WritersAlone = 64;
    private const int PublishedInRound = 10;
    private const string Told = "publish to inbox, p99 of members";
    private const string Alone = "the same rows, a statement for each member, p99";

    /// <summary>Notices that each member has, or is about to have.</summary>
    private long _told;

    public string Name => "notifications";

    public string Title => "Notifications: from publishing a chapter to the inboxes of 10,000 members";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var silo = await HandlingSilo.StartAsync(database, campaigns: 1, regionsOfEach: 1, []);
        var campaign = silo.Regions[0].Campaign;
        var users = await JoinAsync(silo, campaign);
        await PublishAsync(silo, campaign, database, new Measurements());
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var n = 0; n < PublishedInRound; n++) await PublishAsync(silo, campaign, database, measured);
            await TellAloneAsync(users, campaign, database, measured);
        }

        return new BenchmarkResult(
            measured.All,
            [],
            [
                $"One campaign with {Members} players; a silo in the measuring process, PostgreSQL on the same machine, fsync on. Time runs from the call of the gateway with the command; an inbox counts when its row can be read, looked at each millisecond or two.",
                $"Each figure is of one chapter, {PublishedInRound} in a round; nobody is connected. The comparison tells the same members by the same store with {WritersAlone} writers, one member in a statement.",
            ]);
    }

    private static async Task<ImmutableArray<UserId>> JoinAsync(HandlingSilo silo, CampaignId campaign)
    {
        var users = Enumerable.Range(0, Members).Select(_ => new UserId(Guid.NewGuid())).ToImmutableArray();
        foreach (var some in users.Chunk(UsesOfInvitation))
        {
            var invitation = new InvitationId(Guid.NewGuid());
            await silo.SendAsync(campaign, new InviteMembers(invitation, Role.Player, UsesOfInvitation, DateTimeOffset.UtcNow.AddDays(1)));
            foreach (var joining in some.Chunk(JoinsAtOnce)) await Task.WhenAll(joining.Select(user => silo.SendAsync(campaign, new JoinCampaign(invitation, "Bea"), user)));
        }

        return users;
    }

    private async Task PublishAsync(HandlingSilo silo, CampaignId campaign, BenchmarkDatabase database, Measurements into)
    {
        var chapter = new ChapterId(Guid.NewGuid());
        await silo.SendAsync(campaign, new DraftChapter(chapter, "The Drowned Bell", "It tolls."));
        _told++;
        var began = Stopwatch.GetTimestamp();
        await silo.SendAsync(campaign, new PublishChapter(chapter));
        into.Add(Told, "ms", await UntilAsync(database, _told, began, Members * 99 / 100));
        into.Add("publish to inbox, the last member", "ms", await UntilAsync(database, _told, began, Members));
    }

    private async Task TellAloneAsync(ImmutableArray<UserId> users, CampaignId campaign, BenchmarkDatabase database, Measurements into)
    {
        var store = new PostgresInboxStore(database.DataSource);
        _told++;
        var notice = new InboxNotice(Guid.NewGuid(), campaign.Value, 1, Guid.NewGuid(), DateTimeOffset.UtcNow, AsOf: long.MaxValue);
        var began = Stopwatch.GetTimestamp();
        var took = new double[users.Length];
        await Parallel.ForAsync(0, users.Length, new ParallelOptions { MaxDegreeOfParallelism = WritersAlone }, async (n, token) =>
        {
            await store.TellAsync(notice, [new InboxRecipient(users[n].Value, 2, "{\"title\":\"The Drowned Bell\"}")], token);
            took[n] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        });
        Array.Sort(took);
        into.Add(Alone, "ms", took[(took.Length * 99 / 100) - 1]);
    }

    private static async Task<double> UntilAsync(BenchmarkDatabase database, long number, long began, long inboxes)
    {
        while (true)
        {
            await using var count = database.DataSource.CreateCommand("SELECT count(*) FROM inbox_heads WHERE head >= $1");
            count.Parameters.AddWithValue(number);
            if ((long)(await count.ExecuteScalarAsync())! >= inboxes) return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            await Task.Delay(1); // the database gives no signal
        }
    }
}
