using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OrleansCampaigns.Server.Access;

/// <summary>
/// Signs in by a <see cref="DevelopmentToken"/>: header <c>Authorization: Bearer …</c>, or query <c>access_token</c> for a browser's WebSocket. Only where the
/// operator switched it on, and only from the loopback address.
/// </summary>
public sealed class DevelopmentSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory loggers, UrlEncoder encoder, ServerOptions options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "development-token";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } text) return Task.FromResult(AuthenticateResult.NoResult());
        if (!options.DevelopmentTokens) return Refused("Development tokens are switched off.");
        if (!LocalCaller.Is(Context)) return Refused("Development tokens are for the loopback address.");
        if (DevelopmentToken.Read(text) is not { } token) return Refused("This is not a development token.");
        var identity = new ClaimsIdentity(
            [new Claim(SignedIn.UserClaim, token.User.ToString()), new Claim(SignedIn.NameClaim, token.Name)], SchemeName, SignedIn.NameClaim, ClaimTypes.Role);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private static Task<AuthenticateResult> Refused(string why) => Task.FromResult(AuthenticateResult.Fail(why));

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        return request.Query.TryGetValue("access_token", out var query) ? query.ToString() : null;
    }
}
