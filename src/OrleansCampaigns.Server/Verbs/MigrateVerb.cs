using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>Brings the database's schema up to date and says how it stands. Any number may run at once; one applies.</summary>
public static class MigrateVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = ServerHost.ReadOptions(WebApplication.CreateBuilder(args).Configuration);
        await using var database = CampaignDatabase.Of(options);
        var schema = await database.MigrateAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(schema.Message);
        return schema.Condition == SchemaCondition.Current ? ExitCodes.Done : ExitCodes.Refused;
    }
}
