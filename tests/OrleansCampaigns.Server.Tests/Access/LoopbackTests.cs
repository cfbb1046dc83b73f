using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Tests.Access;

/// <summary>What only the machine itself may do, asked for from elsewhere. A test's own connections always come from the loopback address, so these have none.</summary>
public sealed class LoopbackTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.0.2.7", false)]
    [InlineData("2001:db8::7", false)]
    [InlineData(null, false)]
    public async Task A_development_token_and_the_operators_pages_are_for_the_loopback_address(string? from, bool allowed)
    {
        await using var services = Services(tokens: true);
        var http = Request(services, from);
        Assert.Equal(allowed, (await http.AuthenticateAsync(DevelopmentSignIn.SchemeName)).Succeeded);
        var authorization = services.GetRequiredService<IAuthorizationService>();
        Assert.Equal(allowed, (await authorization.AuthorizeAsync(new ClaimsPrincipal(), http, OperatorDoor.Policy)).Succeeded);
    }

    [Theory]
    [InlineData("localhost:5000", null, true)]
    [InlineData("127.0.0.1:5000", null, true)]
    [InlineData("[::1]:5000", null, true)]
    [InlineData("table.localhost", null, true)]
    [InlineData("campaigns.example.org", null, false)]
    [InlineData("localhost.example.org", null, false)]
    [InlineData("192.0.2.7", null, false)]
    [InlineData("", null, false)]
    [InlineData("localhost", "X-Forwarded-For", false)]
    [InlineData("localhost", "Forwarded", false)]
    [InlineData("localhost", "Via", false)]
    public async Task Who_asks_by_another_name_or_through_a_proxy_on_the_machine_is_not_there(string host, string? passedOn, bool allowed)
    {
        await using var services = Services(tokens: true);
        var http = Request(services, "127.0.0.1");
        http.Request.Host = new HostString(host);
        if (passedOn is not null) http.Request.Headers[passedOn] = "192.0.2.7";
        Assert.Equal(allowed, (await http.AuthenticateAsync(DevelopmentSignIn.SchemeName)).Succeeded);
        Assert.Equal(allowed, (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(new ClaimsPrincipal(), http, OperatorDoor.Policy)).Succeeded);
    }

    [Fact]
    public async Task A_development_token_is_refused_where_they_are_switched_off()
    {
        await using var services = Services(tokens: false);
        Assert.False((await Request(services, "127.0.0.1").AuthenticateAsync(DevelopmentSignIn.SchemeName)).Succeeded);
    }

    private static ServiceProvider Services(bool tokens)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(new ServerOptions { DevelopmentTokens = tokens });
        services.AddAuthentication(DevelopmentSignIn.SchemeName).AddScheme<AuthenticationSchemeOptions, DevelopmentSignIn>(DevelopmentSignIn.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().AddPolicy(OperatorDoor.Policy, OperatorDoor.Require);
        return services.BuildServiceProvider();
    }

    private static DefaultHttpContext Request(IServiceProvider services, string? from)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        http.Request.Host = new HostString("localhost", 5000);
        http.Request.Headers.Authorization = $"Bearer {new DevelopmentToken(new UserId(Guid.NewGuid()), "Ada")}";
        return http;
    }
}
