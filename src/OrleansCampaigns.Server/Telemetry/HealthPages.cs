using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Telemetry;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it may be given work: the silo has joined the cluster, the database answers within
/// <see cref="AnswerMax"/>, and its schema is this program's. 200 or 503, with a sentence for each part.
/// </summary>
public static class HealthPages
{
    public static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(1);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new HealthReport(Healthy: true, []), WireJson.Options)).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(ISiloStatusOracle silo, IJournalStore store, CampaignDatabase database, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerMax);
        var report = HealthReport.Of(
            new("cluster", silo.CurrentStatus == SiloStatus.Active, $"This silo is {silo.CurrentStatus}."),
            await LookAsync("database", () => PingAsync(store, limit.Token)),
            await LookAsync("schema", () => SchemaAsync(database, limit.Token)));
        return Results.Json(report, WireJson.Options, statusCode: report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<(bool, string)> PingAsync(IJournalStore store, CancellationToken limit)
    {
        await store.PingAsync(limit).WaitAsync(limit);
        return (true, "The database answers.");
    }

    private static async Task<(bool, string)> SchemaAsync(CampaignDatabase database, CancellationToken limit)
    {
        var schema = await database.CheckSchemaAsync(limit).WaitAsync(limit);
        return (schema.Condition == SchemaCondition.Current, schema.Message);
    }

    private static async Task<HealthPart> LookAsync(string name, Func<Task<(bool Healthy, string Message)>> look)
    {
        try
        {
            var (healthy, message) = await look();
            return new(name, healthy, message);
        }
        catch (JournalUnavailableException)
        {
            return new(name, Healthy: false, "The database cannot be reached.");
        }
        catch (OperationCanceledException)
        {
            return new(name, Healthy: false, "The database does not answer in time.");
        }
    }
}
