using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Handlers;

namespace OrleansCampaigns.Server.Verbs;

/// <summary>
/// <c>dead-letters list|show ID|retry ID|drop ID</c>: asks a running server of the cluster over HTTP, from its own machine, because a retry is the running handler's work and the
/// other three must not know the database better than the server does. Exit code 0: done; 1: no server answers, or the try failed; 2: refused.
/// </summary>
public static class DeadLettersVerb
{
    private static readonly JsonSerializerOptions ForPeople = new(WireJson.Options) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = DeadLetterArguments.Parse(args);
        using var http = new HttpClient { BaseAddress = arguments.Server };
        try
        {
            return arguments switch
            {
                { Action: DeadLetterAction.List } => await ListAsync(http, arguments),
                { Action: DeadLetterAction.Show, Letter: { } letter } => await ShowAsync(http, letter),
                { Action: DeadLetterAction.Retry, Letter: { } letter } => await RetryAsync(http, letter),
                { Action: DeadLetterAction.Drop, Letter: { } letter } => await DropAsync(http, letter),
                _ => throw new InvalidOperationException($"{arguments} names no letter."),
            };
        }
        catch (HttpRequestException down)
        {
            await Console.Error.WriteLineAsync($"No server answers at {arguments.Server} ({down.Message}). --server URL names another.");
            return ExitCodes.Outage;
        }
    }

    private static async Task<int> ListAsync(HttpClient http, DeadLetterArguments arguments)
    {
        using var response = await http.GetAsync($"{DeadLetterEndpoints.Root}?limit={arguments.Limit}{(arguments.Letter is { } after ? $"&after={Uri.EscapeDataString(after.ToString())}" : "")}");
        if (await RefusedAsync(response)) return ExitCodes.Refused;
        var page = await ReadAsync<DeadLetterPage>(response);
        foreach (var letter in page.Letters)
            await Console.Out.WriteLineAsync($"{letter.Id}  {letter.EventType}  {letter.Attempts} tries  {letter.DeadAt:yyyy-MM-dd HH:mm:ss}Z  {FirstLine(letter.Error)}");
        await Console.Out.WriteLineAsync(page switch
        {
            { Next: { } next } => $"More: dead-letters list --after {next}",
            { Letters.IsEmpty: true } => "There are no dead letters.",
            _ => $"{page.Letters.Length} dead letters, no more.",
        });
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(HttpClient http, DeadLetterId letter)
    {
        using var response = await http.GetAsync($"{DeadLetterEndpoints.Root}/{letter}");
        if (await RefusedAsync(response)) return ExitCodes.Refused;
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await ReadAsync<DeadLetterAnswer>(response), ForPeople));
        return ExitCodes.Done;
    }

    private static async Task<int> RetryAsync(HttpClient http, DeadLetterId letter)
    {
        using var response = await http.PostAsync($"{DeadLetterEndpoints.Root}/{letter}/retry", content: null);
        if (await RefusedAsync(response)) return ExitCodes.Refused;
        var answer = await ReadAsync<RetryAnswer>(response);
        await Console.Out.WriteLineAsync(answer.Outcome switch
        {
            RetryOutcome.Handled => "It was handled and is no dead letter any more.",
            RetryOutcome.UnderWay => "It is under way. Look again later.",
            _ => $"It failed again: {answer.Error}",
        });
        return answer.Outcome == RetryOutcome.Failed ? ExitCodes.Different : ExitCodes.Done;
    }

    private static async Task<int> DropAsync(HttpClient http, DeadLetterId letter)
    {
        using var response = await http.DeleteAsync($"{DeadLetterEndpoints.Root}/{letter}");
        if (await RefusedAsync(response)) return ExitCodes.Refused;
        await Console.Out.WriteLineAsync("It was dropped.");
        return ExitCodes.Done;
    }

    private static async Task<bool> RefusedAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return false;
        var problem = response.Content.Headers.ContentType?.MediaType == Problems.MediaType ? await ReadAsync<Problem>(response) : null;
        await Console.Error.WriteLineAsync(problem is null ? $"The server answered {(int)response.StatusCode}." : $"{problem.Code}: {problem.Detail}");
        return true;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<T>(WireJson.Options))!;

    private static string FirstLine(string error) => error.Split('\n')[0];
}
