using Npgsql;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class LostConnectionTests : OnDatabase
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task An_answer_cut_off_after_the_statement_was_sent_is_unknown_and_the_journal_tells()
    {
        var direct = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        await using var proxy = new CuttingProxy(direct.Host!, direct.Port);
        await using var cutOff = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port, MaxPoolSize = 1, NoResetOnClose = true }.ToString());
        var store = new PostgresJournalStore(cutOff);
        var campaign = await PlayedJournal.BeginAsync(store);
        Assert.Equal([AppendOutcome.Committed], await store.AppendAsync([campaign.Next()]));

        var written = 0;
        for (var round = 0; round < 10; round++)
        {
            var command = Guid.NewGuid();
            var append = campaign.Next(rows: 2, command: command, entity: Guid.NewGuid());
            proxy.CutAfter(answers: 0);
            await Assert.ThrowsAsync<JournalOutcomeUnknownException>(() => store.AppendAsync([append]));
            proxy.Heal();

            // The take-over waits for a commit still under way, so what is read after it is final.
            campaign = new PlayedJournal(await store.TakeOverAsync(campaign.Id, Cancellation));
            var found = await store.FindCommandAsync(campaign.Id, command, Cancellation);
            Assert.True(found.Length is 0 or 2, $"round {round}: half an append");
            written += found.Length / 2;
            Assert.Equal([AppendOutcome.Committed], await store.AppendAsync([campaign.Next(entity: Guid.NewGuid())]));
        }

        // The proxy cuts when the answer arrives, so the work was done.
        Assert.Equal(10, written);
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, await store.ReadAsync(campaign.Id, 0, 100, Cancellation)));
    }

    [Fact]
    public async Task A_backend_that_is_terminated_under_an_append_never_lets_a_driver_exception_out()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PlayedJournal.BeginAsync(Store)));
        using var stop = new CancellationTokenSource();
        var killing = KillBackendsAsync(times: 15, stop);
        await Task.WhenAll(campaigns.Select(async given =>
        {
            var campaign = given;
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await Store.AppendAsync([campaign.Next(rows: 20, entity: Guid.NewGuid())]);
                }
                catch (Exception exception) when (exception is JournalUnavailableException or JournalOutcomeUnknownException)
                {
                    campaign = await TakeOverAgainAsync(campaign.Id);
                }
            }
        }));
        await killing;
        foreach (var campaign in campaigns)
        {
            Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, await AgainAsync(() => Store.ReadAsync(campaign.Id, 0, JournalLimits.ReadRowsMax, Cancellation))));
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable_for_every_call()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        var store = new PostgresJournalStore(nowhere);
        var append = new PlayedJournal(new(Guid.NewGuid(), 1, 0, JournalChain.Genesis)).Next();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.AppendAsync([append]));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.TakeOverAsync(append.CampaignId, Cancellation));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.ReadAsync(append.CampaignId, 0, 1, Cancellation));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.PingAsync(Cancellation));
    }

    [Fact]
    public async Task Tables_that_are_missing_are_unavailable_not_unknown()
    {
        await Database.ExecuteAsync("DROP TABLE journal");
        var append = (await PlayedJournal.BeginAsync(Store)).Next();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Store.AppendAsync([append]));
    }

    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();

    private async Task KillBackendsAsync(int times, CancellationTokenSource stop)
    {
        await using var admin = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        await admin.OpenAsync(Cancellation);
        for (var i = 0; i < times; i++)
        {
            await using var kill = new NpgsqlCommand(
                "SELECT pg_sleep(0.03), pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 2", admin);
            await kill.ExecuteNonQueryAsync(Cancellation);
        }

        await stop.CancelAsync();
    }

    private async Task<PlayedJournal> TakeOverAgainAsync(Guid campaign) => new(await AgainAsync(() => Store.TakeOverAsync(campaign, Cancellation)));

    /// <summary>The pool may hand out what was terminated in it, also after the last kill: that is told, and the next try has another.</summary>
    private static async Task<T> AgainAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (JournalUnavailableException)
            {
                await Task.Yield();
            }
        }
    }
}
