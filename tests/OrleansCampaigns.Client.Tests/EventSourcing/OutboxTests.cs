using OrleansCampaigns.Client.EventSourcing;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.EventSourcing;

public sealed class OutboxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_whose_connection_breaks_is_sent_again_with_its_id_and_happens_once(bool beforeEffect)
    {
        await using var table = await FeedTable.WithServersAsync(2);
        table.Campaign.FaultOfCommand = (_, tries) => tries <= 2 ? new FakeFault(BeforeEffect: beforeEffect, Drop: true) : null;
        await using var connection = await table.ConnectAsync();

        var reply = await connection.SendAsync(Naming(1), cancellationToken: table.Cancellation);

        Assert.NotNull(reply.Receipt);
        Assert.Equal(3, table.Campaign.Received.Count);
        Assert.Single(table.Campaign.Received.Distinct());
        Assert.Single(table.Campaign.Executed);
        Assert.Equal(2, connection.Retries);
    }

    [Theory]
    [InlineData("server.busy")]
    [InlineData("server.undecided")]
    public async Task A_busy_or_undecided_server_is_asked_again_with_the_same_id(string code)
    {
        await using var table = await FeedTable.WithServersAsync(1);
        var refusal = Refusal.Unavailable(code, "Again.", TimeSpan.FromMilliseconds(1));
        table.Campaign.FaultOfCommand = (_, tries) => tries <= 3 ? new FakeFault(BeforeEffect: true, Refusal: refusal) : null;
        await using var connection = await table.ConnectAsync();

        var reply = await connection.SendAsync(Naming(1), cancellationToken: table.Cancellation);

        Assert.NotNull(reply.Receipt);
        Assert.Equal(4, table.Campaign.Received.Count);
        Assert.Single(table.Campaign.Received.Distinct());
    }

    [Fact]
    public async Task A_refusal_that_stays_true_is_the_answer_and_is_not_tried_again()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.FaultOfCommand = (_, _) => new FakeFault(BeforeEffect: true, Refusal: Refusal.Conflict("campaign.exists", "It exists."));
        await using var connection = await table.ConnectAsync();

        var reply = await connection.SendAsync(Naming(1), cancellationToken: table.Cancellation);

        Assert.Equal("campaign.exists", reply.Refusal?.Code);
        Assert.Single(table.Campaign.Received);
    }

    [Fact]
    public async Task Commands_take_effect_in_the_order_given_although_connections_break_and_servers_are_busy()
    {
        await using var table = await FeedTable.WithServersAsync(3);
        var busy = Refusal.Unavailable("server.busy", "Busy.", TimeSpan.FromMilliseconds(1));
        FakeFault?[] faults = [new(Drop: true), new(BeforeEffect: true, Drop: true), new(BeforeEffect: true, Refusal: busy), null, null];
        var arrivals = 0;
        table.Campaign.FaultOfCommand = (_, _) => faults[arrivals++ % faults.Length];
        await using var connection = await table.ConnectAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => connection.SendAsync(Naming(i), cancellationToken: table.Cancellation)));

        Assert.All(replies, reply => Assert.NotNull(reply.Receipt));
        Assert.Equal(FeedTable.Names(0, 25), table.Campaign.Executed.Select(e => ((CreateCampaign)e.Command).Name));
    }

    [Fact]
    public async Task A_full_outbox_refuses_and_what_it_holds_still_goes()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        var open = new TaskCompletionSource();
        table.Campaign.FaultOfCommand = (_, _) => new FakeFault(HoldUntil: open.Task);
        await using var connection = await table.ConnectAsync(table.Options() with { OutboxMax = 3 });

        var sent = Enumerable.Range(0, 3).Select(i => connection.SendAsync(Naming(i), cancellationToken: table.Cancellation)).ToArray();
        var tooMany = await connection.SendAsync(Naming(3), cancellationToken: table.Cancellation);
        var waiting = connection.Unanswered;
        open.SetResult();
        await Task.WhenAll(sent);

        Assert.Equal("outbox.full", tooMany.Refusal?.Code);
        Assert.Equal(3, waiting.Length);
        Assert.Equal(FeedTable.Names(0, 3), table.Campaign.Executed.Select(e => ((CreateCampaign)e.Command).Name));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_for_another_connection()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.FaultOfCommand = (_, tries) => tries == 1 ? new FakeFault(HoldUntil: new TaskCompletionSource().Task) : null;
        await using var connection = await table.ConnectAsync(table.Options() with { AnswerWithin = TimeSpan.FromMilliseconds(300) });

        var reply = await connection.SendAsync(Naming(1), cancellationToken: table.Cancellation);

        Assert.NotNull(reply.Receipt);
        Assert.Single(table.Campaign.Executed);
        Assert.Equal(1, connection.Reconnects);
    }

    [Fact]
    public async Task A_server_that_fails_on_a_command_every_time_does_not_block_those_behind()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.FaultOfCommand = (envelope, _) => ((CreateCampaign)envelope.Command).Name == "name 0" ? new FakeFault(BeforeEffect: true, Throw: true) : null;
        await using var connection = await table.ConnectAsync();

        var poison = connection.SendAsync(Naming(0), cancellationToken: table.Cancellation);
        var behind = await connection.SendAsync(Naming(1), cancellationToken: table.Cancellation);

        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => poison);
        Assert.Equal("name 0", ((CreateCampaign)unknown.Envelope.Command).Name);
        Assert.NotNull(behind.Receipt);
    }

    [Fact]
    public async Task A_command_given_up_while_it_waits_is_never_sent()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        var open = new TaskCompletionSource();
        table.Campaign.FaultOfCommand = (_, _) => new FakeFault(HoldUntil: open.Task);
        await using var connection = await table.ConnectAsync();
        using var second = new CancellationTokenSource();

        var first = connection.SendAsync(Naming(0), cancellationToken: table.Cancellation);
        var givenUp = connection.SendAsync(Naming(1), cancellationToken: second.Token);
        await second.CancelAsync();
        var third = connection.SendAsync(Naming(2), cancellationToken: table.Cancellation);
        open.SetResult();
        await Task.WhenAll(first, third);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        Assert.Equal(["name 0", "name 2"], table.Campaign.Executed.Select(e => ((CreateCampaign)e.Command).Name));
        Assert.Empty(connection.Unanswered);
    }

    [Fact]
    public async Task Disposing_tells_every_sender_that_the_outcome_is_unknown()
    {
        await using var table = await FeedTable.WithServersAsync(1);
        table.Campaign.FaultOfCommand = (_, _) => new FakeFault(HoldUntil: new TaskCompletionSource().Task);
        var connection = await table.ConnectAsync();
        var sent = connection.SendAsync(Naming(0), cancellationToken: table.Cancellation);

        await connection.DisposeAsync();

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => sent);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.SendAsync(Naming(1), cancellationToken: table.Cancellation));
    }

    private static CreateCampaign Naming(int number) => new($"name {number}", "Owner");
}
