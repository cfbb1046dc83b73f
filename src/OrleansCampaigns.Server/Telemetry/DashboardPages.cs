using Orleans.Dashboard;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Telemetry;

/// <summary>
/// The Orleans dashboard, made when somebody first looks at it: it compresses its files and compiles its routes when it is mapped, a quarter of a server's start,
/// and a server starts most often when nobody looks.
/// </summary>
internal static class DashboardPages
{
    private const string Everything = OperatorDoor.DashboardPath + "/{**page}";

    public static void MapDashboard(this WebApplication app)
    {
        var pages = new Lazy<RequestDelegate>(() => Build(app));
        app.Map(Everything, http => ShowAsync(http, pages.Value)).RequireAuthorization(OperatorDoor.Policy).ExcludeFromDescription();
    }

    private static Task ShowAsync(HttpContext http, RequestDelegate pages)
    {
        // The outer route is done with; the dashboard's own are tried.
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        return pages(http);
    }

    private static RequestDelegate Build(IApplicationBuilder app)
    {
        var branch = new ApplicationBuilder(app.ApplicationServices);
        branch.UseRouting();
        branch.UseEndpoints(routes => routes.MapOrleansDashboard(OperatorDoor.DashboardPath).ExcludeFromDescription());
        return branch.Build();
    }
}
