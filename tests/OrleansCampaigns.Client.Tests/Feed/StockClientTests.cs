namespace OrleansCampaigns.Client.Tests.Feed;

public sealed class StockClientTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task A_stock_client_from_npm_sends_follows_and_resumes(string protocol)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var campaign = new FakeCampaign();
        await using var server = await FakeServer.StartAsync(campaign);

        var said = await StockClient.RunAsync(server.Address, FakeServer.Token, protocol, cancellation);

        Assert.SkipWhen(said is null, "Node is not installed.");
        Assert.Equal("ok", said);
    }
}
