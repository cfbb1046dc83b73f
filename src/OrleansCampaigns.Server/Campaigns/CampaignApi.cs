using OrleansCampaigns.Server.Characters;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Regions;
using OrleansCampaigns.Server.Sessions;
using OrleansCampaigns.Server.Webhooks;

namespace OrleansCampaigns.Server.Campaigns;

/// <summary>The HTTP API: every room's commands and queries under one campaign.</summary>
public static class CampaignApi
{
    public const string Root = "/api/v1/campaigns/{campaign}";

    public static void MapCampaignApi(this IEndpointRouteBuilder app)
    {
        var queries = app.MapGroup(Root).RequireAuthorization();
        CampaignEndpoints.MapQueries(queries);
        SessionEndpoints.MapQueries(queries);
        CharacterEndpoints.MapQueries(queries);
        RegionEndpoints.MapQueries(queries);
        WebhookEndpoints.Map(queries);

        var commands = new CommandRoutes(app.MapGroup($"{Root}/commands").RequireAuthorization());
        CampaignEndpoints.MapCommands(commands);
        SessionEndpoints.MapCommands(commands);
        CharacterEndpoints.MapCommands(commands);
        RegionEndpoints.MapCommands(commands);
    }
}
