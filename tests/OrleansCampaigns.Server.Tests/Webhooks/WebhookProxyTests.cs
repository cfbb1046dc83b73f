using System.Net;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>A proxy would resolve the host itself, and the addresses that were looked at would mean nothing. Alone, because a process has one default proxy.</summary>
[Collection(AloneTests.Name)]
public sealed class WebhookProxyTests : IDisposable
{
    private const string Host = "hooks.example.org";

    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    public void Dispose() => HttpClient.DefaultProxy = _before;

    [Theory]
    [InlineData("127.0.0.1", DeliveryStatus.Delivered, null)]
    [InlineData("10.0.0.7", DeliveryStatus.Waiting, "address-refused")]
    public async Task The_proxy_of_the_process_is_not_used(string resolved, DeliveryStatus status, string? error)
    {
        await using var proxy = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        var options = SenderTable.Open with { ResolveAsync = (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host == Host ? resolved : "127.0.0.1")]) };
        await using var table = await SenderTable.CreateAsync(options, $"http://{Host}:{receiver.Address.Port}/");
        var id = await table.AddAsync();
        await table.RunAsync();
        Assert.Equal((status, error), ((await table.FindAsync(id)).Status, AttemptHistory.Read((await table.FindAsync(id)).History).Single().Error));
        Assert.Equal((0, error is null ? 1 : 0), (proxy.Received.Count, receiver.Received.Count));
    }
}
