using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Tests.Handlers;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>One subscription's messages to a real receiver, under a clock that the test sets.</summary>
public sealed class WebhookSenderTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public async Task A_message_is_tried_again_for_a_day_then_given_up_and_can_be_sent_again()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(500);
        var (id, began) = (await table.AddAsync(), table.Clock.Now);
        var tries = new List<DateTimeOffset>();
        while ((await table.FindAsync(id)).Status == DeliveryStatus.Waiting)
        {
            var before = table.Receiver.Received.Count;
            var next = await table.RunAsync();
            if (table.Receiver.Received.Count > before) tries.Add(table.Clock.Now);
            if (next is { } at) table.Clock.Now = at;
            Assert.True(tries.Count < 100, "It never ended.");
        }

        var dead = await table.FindAsync(id);
        Assert.Equal((DeliveryStatus.Dead, tries.Count), (dead.Status, dead.Attempts));
        Assert.InRange(tries.Count, 10, 30);
        Assert.Equal(began + Day, tries[^1]);
        var pauses = tries.Zip(tries.Skip(1), (one, other) => other - one).ToList();
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(3.7), TimeSpan.FromSeconds(5));
        Assert.All(pauses, pause => Assert.True(pause <= RetrySchedule.PauseMax));
        Assert.Single(table.Receiver.Received.Select(message => message.Id).Distinct());
        Assert.All(AttemptHistory.Read(dead.History), attempt => Assert.Equal((500, "status"), (attempt.Status, attempt.Error)));

        table.Receiver.Answers(200);
        await table.Store.RecordAsync(dead with { Status = DeliveryStatus.Waiting, DueAt = table.Clock.Now, GiveUpAt = table.Clock.Now + Day }, dead.Attempts, CancellationToken.None);
        table.Sender.Breaker.LetOne();
        Assert.Null(await table.RunAsync());
        Assert.Equal(DeliveryStatus.Delivered, (await table.FindAsync(id)).Status);
        Assert.Null((await table.StateAsync()).FailingSince);
    }

    [Fact]
    public async Task Messages_come_in_their_order_and_signed()
    {
        await using var table = await SenderTable.CreateAsync();
        for (var n = 0; n < 40; n++) await table.AddAsync();
        Assert.Null(await table.RunAsync());
        Assert.Equal(Enumerable.Range(1, 40), table.Receiver.Received.Select(message => message.Json.GetProperty("number").GetInt32()));
        Assert.All(table.Receiver.Received, message => Assert.True(message.IsSignedWith(SenderTable.SecretText, table.Clock.Now)));
        Assert.False(table.Receiver.Received.First().IsSignedWith("whsec_" + Convert.ToBase64String(new byte[32]), table.Clock.Now));
        Assert.False((table.Receiver.Received.First() with { Body = [1] }).IsSignedWith(SenderTable.SecretText, table.Clock.Now));
        Assert.False((table.Receiver.Received.First() with { Id = "msg_other" }).IsSignedWith(SenderTable.SecretText, table.Clock.Now));
        Assert.False(table.Receiver.Received.First().IsSignedWith(SenderTable.SecretText, table.Clock.Now + TimeSpan.FromMinutes(6)));
    }

    [Fact]
    public async Task The_secret_before_a_rotation_signs_until_its_time_is_over()
    {
        await using var table = await SenderTable.CreateAsync();
        var old = WebhookVault.Shown(Encoding.UTF8.GetBytes(SenderTable.OldSecretText));
        await table.Shell.ChangeAsync(table.Campaign, table.Webhook, state => state with { SealedOldSecret = table.Seal(SenderTable.OldSecretText), OldSecretUntil = table.Clock.Now + Day });
        await table.AddAsync();
        await table.RunAsync();
        Assert.True(table.Receiver.Received.TryDequeue(out var both));
        Assert.True(both.IsSignedWith(old, table.Clock.Now) && both.IsSignedWith(SenderTable.SecretText, table.Clock.Now));
        table.Clock.Now += Day;
        await table.AddAsync();
        await table.RunAsync();
        Assert.True(table.Receiver.Received.TryDequeue(out var one));
        Assert.True(one.IsSignedWith(SenderTable.SecretText, table.Clock.Now) && !one.IsSignedWith(old, table.Clock.Now));
        Assert.DoesNotContain(' ', one.Signature);
    }

    [Theory]
    [InlineData("hangs", "timeout", null)]
    [InlineData("redirects", "redirect", 302)]
    [InlineData("breaks", "broken", null)]
    [InlineData("long head", "broken", null)]
    [InlineData("fails", "status", 503)]
    public async Task A_receiver_that_does_not_take_it_is_recorded_and_comes_again(string how, string error, int? status)
    {
        await using var table = await SenderTable.CreateAsync();
        await using var elsewhere = await Receiver.StartAsync();
        table.Receiver.AnswerAsync = async http =>
        {
            if (how == "hangs") await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
            if (how == "redirects") http.Response.Redirect(elsewhere.Address.ToString());
            if (how == "breaks") http.Abort();
            if (how == "long head") http.Response.Headers["x-long"] = new string('x', 40_000);
            if (how == "fails") http.Response.StatusCode = 503;
        };
        var id = await table.AddAsync();
        Assert.True(await table.RunAsync() > table.Clock.Now);
        var row = await table.FindAsync(id);
        var attempt = Assert.Single(AttemptHistory.Read(row.History));
        Assert.Equal((DeliveryStatus.Waiting, error, status), (row.Status, attempt.Error, attempt.Status));
        Assert.Empty(elsewhere.Received);
        Assert.Equal(table.Clock.Now, (await table.StateAsync()).FailingSince);
    }

    [Fact]
    public async Task Of_an_answer_only_the_head_is_needed()
    {
        await using var table = await SenderTable.CreateAsync();
        var id = await table.AddAsync();
        table.Receiver.AnswerAsync = async http =>
        {
            http.Response.StatusCode = 200;
            http.Response.ContentLength = 1_000_000;
            await http.Response.Body.WriteAsync("The first bytes"u8.ToArray());
            await http.Response.Body.FlushAsync();
            await HandlingServer.UntilAsync(async () => (await table.FindAsync(id)).Status == DeliveryStatus.Delivered); // an abort at once may overtake the head
            http.Abort();
        };
        Assert.Null(await table.RunAsync());
        Assert.Equal(DeliveryStatus.Delivered, (await table.FindAsync(id)).Status);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.7")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("93.184.215.14,127.0.0.1")]
    public async Task A_name_that_resolves_to_a_private_address_is_not_connected_to(string resolved)
    {
        await using var other = await Receiver.StartAsync();
        var options = SenderTable.Open with { AllowedNetworks = [], ResolveAsync = (_, _) => Task.FromResult(resolved.Split(',').Select(IPAddress.Parse).ToArray()) };
        await using var table = await SenderTable.CreateAsync(options, $"http://hooks.example.org:{other.Address.Port}/");
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal("address-refused", AttemptHistory.Read((await table.FindAsync(id)).History)[0].Error);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_a_connection_and_nothing_else_is_connected_to()
    {
        var asked = 0;
        await using var receiver = await Receiver.StartAsync();
        var options = SenderTable.Open with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")],
            ResolveAsync = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(Interlocked.Increment(ref asked) == 1 ? "127.0.0.1" : "127.0.0.2")]),
        };
        await using var table = await SenderTable.CreateAsync(options, $"http://rebinding.example.org:{receiver.Address.Port}/");
        receiver.AnswerAsync = http =>
        {
            http.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
        var (first, second) = (await table.AddAsync(), await table.AddAsync());
        await table.RunAsync();
        Assert.Equal(DeliveryStatus.Delivered, (await table.FindAsync(first)).Status);
        Assert.Equal("address-refused", AttemptHistory.Read((await table.FindAsync(second)).History)[0].Error);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_message_that_was_sent_and_not_recorded_is_sent_again_with_the_same_id()
    {
        await using var table = await SenderTable.CreateAsync();
        var id = await table.AddAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => table.Successor(new ForgetfulWebhookStore(table.Store)).RunAsync(CancellationToken.None));
        Assert.Equal((DeliveryStatus.Waiting, 0), ((await table.FindAsync(id)).Status, (await table.FindAsync(id)).Attempts));
        Assert.Null(await table.Successor().RunAsync(CancellationToken.None));
        Assert.Equal([WebhookNames.IdOf(id), WebhookNames.IdOf(id)], table.Receiver.Received.Select(message => message.Id));
    }

    [Fact]
    public async Task An_endpoint_that_takes_nothing_is_left_alone_with_one_try_at_a_time()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(500);
        for (var n = 0; n < 30; n++) await table.AddAsync();
        Assert.Equal(table.Clock.Now + EndpointBreaker.PauseFirst, await table.RunAsync());
        Assert.Equal(EndpointBreaker.FailuresMin, table.Receiver.Received.Count);
        table.Clock.Now += EndpointBreaker.PauseFirst;
        Assert.Equal(table.Clock.Now + (EndpointBreaker.PauseFirst * 2), await table.RunAsync());
        Assert.Equal(EndpointBreaker.FailuresMin + 1, table.Receiver.Received.Count);
        table.Receiver.Answers(200);
        for (var n = 0; n < 50 && await table.RunAsync() is { } next; n++) table.Clock.Now = next;
        Assert.Equal(0, await table.Store.CountWaitingAsync(table.Campaign, table.Webhook, CancellationToken.None));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_told_nothing_more()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.Answers(410);
        await table.AddAsync();
        Assert.Null(await table.RunAsync());
        Assert.Equal("gone", (await table.StateAsync()).DisabledWhy);
    }

    [Fact]
    public async Task What_is_stored_shows_neither_secret_nor_address_and_opens_for_its_subscription_only()
    {
        await using var table = await SenderTable.CreateAsync();
        var stored = (await table.Store.FindAsync(table.Campaign, table.Webhook, CancellationToken.None))!.State;
        Assert.DoesNotContain(SenderTable.SecretText["whsec_".Length..], Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        foreach (var hidden in (string[])["pathThatLetsOneIn", "queryThatLetsOneIn"]) Assert.False(KeptBytes.Hold(stored, hidden), hidden);
        var state = WebhookState.Of(new WebhookRow(table.Campaign, table.Webhook, 1, stored));
        Assert.NotNull(table.Shell.Vault.Open(table.Webhook, state.SealedSecret));
        Assert.Null(table.Shell.Vault.Open(Guid.NewGuid(), state.SealedSecret));
        Assert.Null(new WebhookVault([.. Enumerable.Repeat((byte)1, 32)]).Open(table.Webhook, state.SealedSecret));
    }

    [Fact]
    public async Task One_message_is_stored_once_and_none_for_a_subscription_that_is_gone()
    {
        await using var table = await SenderTable.CreateAsync();
        var row = await table.FindAsync(await table.AddAsync());
        Assert.False(await table.Store.AddDeliveryAsync(row, CancellationToken.None));
        Assert.True(await table.Store.RemoveAsync(table.Campaign, table.Webhook, CancellationToken.None));
        Assert.False(await table.Store.AddDeliveryAsync(row, CancellationToken.None));
        Assert.Equal(0, await table.Store.CountWaitingAsync(table.Campaign, table.Webhook, CancellationToken.None));
    }
}
