using System.Collections.Immutable;
using System.Net.Http.Headers;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Somebody with a development token.</summary>
internal sealed record Person(UserId User, string Name)
{
    public string Token => new DevelopmentToken(User, Name).ToString();

    public static Person Named(string name) => new(new UserId(Guid.NewGuid()), name);

    public CampaignConnectionOptions At(ImmutableArray<Uri> servers, CampaignId campaign) => new()
    {
        Campaign = campaign,
        Servers = servers,
        AccessToken = _ => ValueTask.FromResult(Token),
    };

    public HttpClient Http(Uri server)
    {
        var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }
}
