using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace OrleansCampaigns.Server.Access;

/// <summary>What shows the inside of a server, such as the dashboard with its grain state: for whoever sits at its machine.</summary>
public static class OperatorDoor
{
    public const string Policy = "operator";
    public const string DashboardPath = "/dashboard";

    public static void Require(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(context => context.Resource is HttpContext { Connection.RemoteIpAddress: { } remote } && IPAddress.IsLoopback(remote));
}
