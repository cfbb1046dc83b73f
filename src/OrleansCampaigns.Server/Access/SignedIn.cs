using System.Security.Claims;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Server.Access;

/// <summary>The signed-in user of a request or connection, from the one claim that every sign-in sets.</summary>
public static class SignedIn
{
    public const string UserClaim = "sub";

    public const string NameClaim = "name";

    public static UserId UserOf(ClaimsPrincipal? principal) =>
        Guid.TryParseExact(principal?.FindFirstValue(UserClaim), "D", out var user)
            ? new UserId(user)
            : throw new InvalidOperationException("Nobody is signed in where sign-in is required.");
}
