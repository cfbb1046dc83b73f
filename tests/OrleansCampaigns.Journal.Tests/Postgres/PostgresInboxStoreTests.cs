using System.Collections.Immutable;
using Npgsql;

namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresInboxStoreTests : InboxStoreContract
{
    /// <summary>A statement that tells waits for the head of another user; the one whom it also tells leaves meanwhile.</summary>
    [Fact]
    public async Task Who_leaves_while_a_notice_is_being_written_does_not_have_it_afterwards()
    {
        var (campaign, leaving, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await TellAsync(campaign, leaving, other);
        await using var held = new NpgsqlConnection(Database.ConnectionString);
        await held.OpenAsync(Cancellation);
        await using var holding = await held.BeginTransactionAsync(Cancellation);
        await RunAsync(held, $"SELECT 1 FROM inbox_heads WHERE user_id = '{other}' FOR UPDATE");
        var telling = TellAsync(campaign, leaving, other);
        await WaitingAsync(1);
        var forgetting = Database.Inboxes.ForgetAsync(new InboxLoss(leaving, campaign, 6, [1, 2, 3, 4], IsGone: true), Cancellation);
        await Task.WhenAny(forgetting, WaitingAsync(2));
        await holding.RollbackAsync(Cancellation);
        await Task.WhenAll(telling, forgetting);
        Assert.Empty(await Database.Inboxes.ReadAsync(leaving, 0, long.MaxValue, Cancellation));
        Assert.Equal(2, (await Database.Inboxes.ReadAsync(other, 0, long.MaxValue, Cancellation)).Length);
    }

    /// <summary>Two changes are being written at once; each began before the other was there.</summary>
    [Fact]
    public async Task A_reader_who_is_told_of_two_changes_at_once_is_told_of_one()
    {
        var (campaign, subject, reader, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await TellAsync(campaign, reader, other);
        foreach (var user in (Guid[])[reader, other]) await Database.Inboxes.MarkSubjectReadAsync(user, campaign, subject, [1], Cancellation);
        await using var held = new NpgsqlConnection(Database.ConnectionString);
        await held.OpenAsync(Cancellation);
        await using var holding = await held.BeginTransactionAsync(Cancellation);
        await RunAsync(held, $"SELECT 1 FROM inbox_heads WHERE user_id = '{other}' FOR UPDATE");
        var changes = Enumerable.Range(0, 2).Select(_ => ChangeAsync(campaign, subject, reader, other)).ToArray();
        await WaitingAsync(2);
        await holding.RollbackAsync(Cancellation);
        await Task.WhenAll(changes);
        foreach (var user in (Guid[])[reader, other]) Assert.Equal(2, (await Database.Inboxes.ReadAsync(user, 0, long.MaxValue, Cancellation)).Length);
    }

    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();

    private Task<ImmutableArray<InboxPlace>> TellAsync(Guid campaign, params Guid[] users) => Database.Inboxes.TellAsync(
        new InboxNotice(Guid.NewGuid(), campaign, 1, Guid.NewGuid(), DateTimeOffset.UnixEpoch, 5), [.. users.Select(user => new InboxRecipient(user, 2, "told"))], Cancellation);

    private Task<ImmutableArray<InboxPlace>> ChangeAsync(Guid campaign, Guid subject, params Guid[] users) => Database.Inboxes.TellAsync(
        new InboxNotice(Guid.NewGuid(), campaign, 2, subject, DateTimeOffset.UnixEpoch, 5, ToReaders: true), [.. users.Select(user => new InboxRecipient(user, 2, "changed"))], Cancellation);

    private async Task WaitingAsync(int sessions)
    {
        const string sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await Database.CountAsync(sql) < sessions) await timer.WaitForNextTickAsync(Cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteScalarAsync(Cancellation);
    }
}
