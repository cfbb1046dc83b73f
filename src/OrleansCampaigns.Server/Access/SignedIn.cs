using System.Security.Claims;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Server.Access;

/// <summary>Who a request comes from.</summary>
public static class SignedIn
{
    /// <summary>The user of an authenticated principal; every route that asks requires one.</summary>
    public static UserId User(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(DevelopmentSignIn.UserClaim) is { } text && Guid.TryParse(text, out var id)
            ? new UserId(id)
            : throw new InvalidOperationException("The route does not require sign-in.");
}
