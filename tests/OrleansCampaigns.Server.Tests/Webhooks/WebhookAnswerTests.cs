using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>What a receiver answers, up to the bounds of it, and what it may ask for.</summary>
public sealed class WebhookAnswerTests
{
    private const long BodyBytesMax = 64 * 1024 * 1024;

    [Theory]
    [InlineData("120", 120)]
    [InlineData("3599", 3_599)]
    [InlineData("3601", 3_600)]
    [InlineData("2000000000", 3_600)]
    [InlineData("date+600", 600)]
    [InlineData("date+90000", 3_600)]
    public async Task A_longer_pause_that_is_asked_for_is_kept_up_to_an_hour(string asked, int seconds)
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.AnswerAsync = http => AskAsync(http, asked);
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal(table.Clock.Now.AddSeconds(seconds), (await table.FindAsync(id)).DueAt);
        var before = table.Receiver.Received.Count;
        table.Clock.Now = table.Clock.Now.AddSeconds(seconds - 1);
        await table.RunAsync();
        Assert.Equal(before, table.Receiver.Received.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("date-600")]
    public async Task A_shorter_pause_or_none_that_can_be_read_changes_nothing(string asked)
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.AnswerAsync = http => AskAsync(http, asked);
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.InRange((await table.FindAsync(id)).DueAt - table.Clock.Now, RetrySchedule.PauseFirst * 0.74, RetrySchedule.PauseFirst);
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_does_not_lengthen_the_day()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.AnswerAsync = http => AskAsync(http, "3600");
        var id = await table.AddAsync(patience: TimeSpan.FromMinutes(10));
        await table.RunAsync();
        Assert.Equal(table.Clock.Now.AddMinutes(10), (await table.FindAsync(id)).DueAt);
        table.Clock.Now = table.Clock.Now.AddMinutes(10);
        await table.RunAsync();
        Assert.Equal((DeliveryStatus.Dead, 2), ((await table.FindAsync(id)).Status, (await table.FindAsync(id)).Attempts));
    }

    [Fact]
    public async Task A_head_within_its_bound_is_taken()
    {
        await using var table = await SenderTable.CreateAsync();
        table.Receiver.AnswerAsync = http =>
        {
            http.Response.StatusCode = 200;
            http.Response.Headers["x-long"] = new string('x', (WebhookCourier.HeadKilobytesMax - 2) * 1024);
            return Task.CompletedTask;
        };
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal(DeliveryStatus.Delivered, (await table.FindAsync(id)).Status);
    }

    /// <summary>What the two sockets hold is some megabytes; without the bound it goes on until the test has no more patience.</summary>
    [Fact]
    public async Task A_body_without_an_end_costs_its_connection_and_not_the_message()
    {
        var (ended, written) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0L);
        await using var raw = new RawReceiver(async (to, stopping) =>
        {
            await RawReceiver.PutAsync(to, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", stopping);
            var piece = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
            try
            {
                for (; written < BodyBytesMax; written += piece.Length) await to.WriteAsync(piece, stopping);
            }
            finally
            {
                ended.SetResult();
            }
        });
        await using var table = await SenderTable.CreateAsync(url: raw.Address.ToString());
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal(DeliveryStatus.Delivered, (await table.FindAsync(id)).Status);
        await ended.Task;
        Assert.True(written < BodyBytesMax, $"{written} bytes of an answer were taken.");
    }

    /// <summary>Each of these is ended by a bound of the sender's and by nothing else: the receiver would go on for ever.</summary>
    [Theory]
    [InlineData("one header line", "broken")]
    [InlineData("many headers", "broken")]
    [InlineData("drops of a head", "timeout")]
    [InlineData("news without an end", "broken")]
    public async Task An_endless_head_ends_at_a_bound(string kind, string error)
    {
        await using var raw = new RawReceiver((to, stopping) => EndlessAsync(kind, to, stopping));
        await using var table = await SenderTable.CreateAsync(url: raw.Address.ToString());
        var id = await table.AddAsync();
        await table.RunAsync();
        var attempt = Assert.Single(AttemptHistory.Read((await table.FindAsync(id)).History));
        Assert.Equal((error, (int?)null), (attempt.Error, attempt.Status));
    }

    private static Task AskAsync(HttpContext http, string asked)
    {
        http.Response.StatusCode = 503;
        http.Response.Headers.RetryAfter = asked.StartsWith("date", StringComparison.Ordinal) ? DateOf(http, int.Parse(asked[4..], CultureInfo.InvariantCulture)) : asked;
        return Task.CompletedTask;
    }

    /// <summary>By the receiver's own clock, which is not the sender's.</summary>
    private static string DateOf(HttpContext http, int seconds)
    {
        var now = new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
        http.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        return now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
    }

    private static async Task EndlessAsync(string kind, NetworkStream to, CancellationToken stopping)
    {
        await RawReceiver.PutAsync(to, kind == "news without an end" ? "" : "HTTP/1.1 200 OK\r\n", stopping);
        for (var n = 0; ; n++)
        {
            await RawReceiver.PutAsync(to, kind switch
            {
                "one header line" => n == 0 ? "x-long: x" : new string('x', 1024),
                "many headers" => string.Create(CultureInfo.InvariantCulture, $"x-{n}: {new string('x', 100)}\r\n"),
                "drops of a head" => n == 0 ? "x-slow: " : "x",
                _ => "HTTP/1.1 103 Early Hints\r\n\r\n",
            }, stopping);
            if (kind is "drops of a head") await DropAsync(stopping);
        }
    }

    private static async Task DropAsync(CancellationToken stopping)
    {
        using var drop = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        await drop.WaitForNextTickAsync(stopping);
    }
}
