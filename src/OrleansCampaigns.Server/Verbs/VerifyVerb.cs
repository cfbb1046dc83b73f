using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Server.Consistency;
using OrleansCampaigns.Server.EventSourcing;
using Spectre.Console;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>
/// <c>verify [--campaign ID] [--repair]</c>: holds what is stored of one campaign or all against the journal, on the database itself, whether servers run or not. What servers
/// have in memory it cannot see: they do that themselves, all the time and at <c>POST /api/v1/operator/verifications</c>. A snapshot that it removes under a running server is
/// one that the server writes anew; a handler's position that it moves back under one is read when that handler next becomes active, so with servers running the door above is the better one.
/// </summary>
public static class VerifyVerb
{
    /// <returns><see cref="ExitCodes.Done"/> when nothing is wrong, or all that was is repaired; otherwise <see cref="ExitCodes.Different"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var (request, rest) = Parse(args);
        var options = ServerHost.ReadOptions(WebApplication.CreateBuilder(rest).Configuration);
        await using var database = CampaignDatabase.Of(options);
        var schema = await database.CheckSchemaAsync(CancellationToken.None);
        if (schema.Condition != SchemaCondition.Current) throw new StartupRefusedException(schema.Message);
        await using var services = VerificationTables.Alone(database, options.ServiceId);
        var operation = new VerifyOperation(new DirectVerifier(services.GetRequiredService<VerificationParts>()), services.GetRequiredService<JournalTables>());
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return Tell(await operation.RunAsync(request, new VerifyProgressLine(AnsiConsole.Console), stop.Token), AnsiConsole.Console);
        }
        catch (OperationCanceledException)
        {
            AnsiConsole.MarkupLine("[yellow]Stopped.[/] What was found until then is among the findings.");
            return ExitCodes.Different;
        }
    }

    /// <summary>The whole result in words.</summary>
    internal static int Tell(VerifyReport report, IAnsiConsole console)
    {
        if (!report.Findings.IsEmpty)
        {
            var table = new Table().RoundedBorder().AddColumns("campaign", "event", "code", "entity", "meaning", "repaired");
            foreach (var finding in report.Findings)
            {
                var where = finding.Entity is { } entity ? $"{entity.Kind} {entity.Id:N}" : "";
                table.AddRow(
                    new Text($"{finding.Campaign}"), new Text(finding.Sequence > 0 ? $"{finding.Sequence}" : ""), new Text(finding.Code), new Text(where),
                    new Text(FindingCodes.Meanings.GetValueOrDefault(finding.Code, "")), new Text(finding.Repaired ? "yes" : "no"));
            }

            console.Write(table);
        }

        if (report.Untold > 0) console.WriteLine($"{report.Untold} more findings are not listed.");
        console.WriteLine($"{report.Campaigns} campaigns, {report.Rows} rows and {report.Snapshots} stored states verified.");
        console.WriteLine(report.ComparedLive
            ? $"{report.Live} live entities and replicas compared."
            : "Live entities and replicas were not compared: servers do that themselves, and at POST /api/v1/operator/verifications.");
        var open = report.Findings.Count(finding => !finding.Repaired) + report.Untold;
        console.WriteLine(report.Findings.IsEmpty ? "Nothing is wrong." : $"{report.Findings.Length + report.Untold} findings, {open} of them open.");
        return open == 0 ? ExitCodes.Done : ExitCodes.Different;
    }

    private static (VerifyRequest Request, string[] Settings) Parse(string[] args)
    {
        CampaignId? campaign = null;
        var (repair, rest) = (false, new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--repair") repair = true;
            else if (args[i] == "--campaign" || args[i].StartsWith("--campaign=", StringComparison.Ordinal))
            {
                var text = args[i].Length > "--campaign".Length ? args[i]["--campaign=".Length..] : ++i < args.Length ? args[i] : "";
                campaign = Guid.TryParse(text, out var id) && id != Guid.Empty ? new CampaignId(id) : throw new StartupRefusedException($"'{text}' is no campaign's id: a GUID follows --campaign.");
            }
            else rest.Add(args[i]);
        }

        return (new VerifyRequest(campaign, repair), [.. rest]);
    }
}
