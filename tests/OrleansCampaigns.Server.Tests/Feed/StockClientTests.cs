using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>The script that the SDK's tests run against their fake hub, against the real one.</summary>
[Collection(ServerTests.Name)]
public sealed class StockClientTests(RunningServer server)
{
    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task A_stock_client_from_npm_works_against_the_real_server(string protocol)
    {
        var token = new DevelopmentToken(new UserId(Guid.NewGuid()), "Nadia").ToString();
        var said = await StockClient.RunAsync(new Uri(server.App.Urls.First()), token, protocol, TestContext.Current.CancellationToken);
        Assert.SkipWhen(said is null, "Node is not installed.");
        Assert.Equal("ok", said);
    }
}
