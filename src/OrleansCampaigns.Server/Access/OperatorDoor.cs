using Microsoft.AspNetCore.Authorization;

namespace OrleansCampaigns.Server.Access;

/// <summary>What shows the inside of a server, such as the dashboard with its grain state: for whoever sits at its machine.</summary>
public static class OperatorDoor
{
    public const string Policy = "operator";
    public const string DashboardPath = "/dashboard";

    public static void Require(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(context => context.Resource is HttpContext http && LocalCaller.Is(http) && !IsOfAnotherSite(http.Request));

    /// <summary>A page of somebody else that is open in the operator's browser must not act for the operator. Browsers say so; other clients do not know this header.</summary>
    private static bool IsOfAnotherSite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
}
