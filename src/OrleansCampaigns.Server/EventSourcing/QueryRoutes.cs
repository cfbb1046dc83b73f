using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>What OpenAPI has to know of a query's route.</summary>
public static class QueryRoutes
{
    private static readonly int[] Refusals = [400, 401, 403, 404, 429, 503];

    public static void Answers<TQuery, TAnswer>(this RouteHandlerBuilder route)
        where TQuery : Query
        where TAnswer : Answer
    {
        route.WithName(WireJson.WireNameOf(typeof(TQuery)))
            .WithMetadata(new QueryRoute(typeof(TQuery)))
            .Produces<TAnswer>(StatusCodes.Status200OK, "application/json");
        if (typeof(TAnswer).IsSubclassOf(typeof(EntityAnswer))) route.Produces(StatusCodes.Status304NotModified);
        foreach (var status in Refusals) route.Produces<Problem>(status, Problems.MediaType);
    }
}
