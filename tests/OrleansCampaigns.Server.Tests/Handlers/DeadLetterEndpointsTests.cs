using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Handlers;

namespace OrleansCampaigns.Server.Tests.Handlers;

/// <summary>What an operator sees and does of what handlers gave up.</summary>
[Collection(AloneTests.Name)]
public sealed class DeadLetterEndpointsTests(HandlingServer running) : IClassFixture<HandlingServer>
{
    [Fact]
    public async Task A_dead_letter_is_listed_and_shown_with_its_event_error_attempts_and_trace()
    {
        var id = await running.DeadAsync();
        var listed = Assert.Single(await running.ListAsync(), letter => letter.Id == id.ToString());
        Assert.Equal(("region-weather-set", "FormatException: No frogs here.", 2, running.Region.Value), (listed.EventType, listed.Error, listed.Attempts, listed.Entity.Id));
        var shown = (await running.Operator.GetFromJsonAsync<DeadLetterAnswer>($"{DeadLetterEndpoints.Root}/{id}", WireJson.Options))!;
        Assert.Equal(listed, shown.Letter);
        Assert.Equal((FailingHandler.Poison, running.Table.User), (shown.Event!.Payload.GetProperty("weather").GetString(), shown.Event.Actor));

        // The trace leads to the log lines of the tries.
        await HandlingServer.UntilAsync(async () => (await LogAsync()).Any(line => line.Contains(listed.TraceId!, StringComparison.Ordinal) && line.Contains("failed; it tries again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_retry_says_what_became_of_it()
    {
        var id = await running.DeadAsync();
        var failed = await RetryAsync(id);
        Assert.Equal((RetryOutcome.Failed, "FormatException: No frogs here."), (failed.Outcome, failed.Error));
        running.Handler.IsMended = true;
        Assert.Equal(RetryOutcome.Handled, (await RetryAsync(id)).Outcome);
        Assert.Equal($"After {id.Sequence}", (await running.Table.GetAsync<RegionAnswer>($"/regions/{running.Region}")).View.Secrets?.Forecast);
        Assert.Equal("dead-letter.unknown", await CodeOfAsync(HttpMethod.Post, $"{id}/retry", HttpStatusCode.NotFound));
        Assert.Contains(await LogAsync(), line => line.Contains(id.ToString(), StringComparison.Ordinal) && line.Contains("Handled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dropped_letter_is_gone_and_the_drop_is_on_record()
    {
        var id = await running.DeadAsync();
        using var dropped = await running.Operator.DeleteAsync($"{DeadLetterEndpoints.Root}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        Assert.DoesNotContain(await running.ListAsync(), letter => letter.Id == id.ToString());
        Assert.Equal("dead-letter.unknown", await CodeOfAsync(HttpMethod.Delete, $"{id}", HttpStatusCode.NotFound));
        Assert.Equal("dead-letter.unknown", await CodeOfAsync(HttpMethod.Get, $"{id}", HttpStatusCode.NotFound));
        Assert.Contains(await LogAsync(), line => line.Contains(id.ToString(), StringComparison.Ordinal) && line.Contains("dropped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_pages_without_a_gap_or_a_repeat()
    {
        var planted = new List<string>();
        for (var n = 1; n <= 7; n++) planted.Add((await running.PlantAsync("paged", n)).ToString());
        var seen = new List<string>();
        for (string? after = new DeadLetterId("paged", Guid.Empty, 0).ToString(); after is not null;)
        {
            var page = (await running.Operator.GetFromJsonAsync<DeadLetterPage>($"{DeadLetterEndpoints.Root}?limit=3&after={Uri.EscapeDataString(after)}", WireJson.Options))!;
            Assert.True(page.Letters.Length <= 3);
            seen.AddRange(page.Letters.Select(letter => letter.Id).Where(id => id.StartsWith("paged/", StringComparison.Ordinal)));
            after = page.Next;
        }

        Assert.Equal(planted, seen);
    }

    [Fact]
    public async Task A_letter_whose_handler_is_gone_can_only_be_dropped()
    {
        var id = await running.PlantAsync("retired", 1);
        Assert.Equal("dead-letter.no-handler", await CodeOfAsync(HttpMethod.Post, $"{id}/retry", HttpStatusCode.Conflict));
        using var dropped = await running.Operator.DeleteAsync($"{DeadLetterEndpoints.Root}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
    }

    [Theory]
    [InlineData("?limit=0", "page.limit")]
    [InlineData("?limit=101", "page.limit")]
    [InlineData("?after=nonsense", "dead-letter.id")]
    [InlineData("?after=a%2Fb%2Fc", "dead-letter.id")]
    public async Task What_is_asked_for_wrongly_is_refused(string query, string code)
    {
        using var response = await running.Operator.GetAsync(DeadLetterEndpoints.Root + query);
        Assert.Equal(code, await Table.CodeOfAsync(response));
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    public async Task Another_sites_page_in_the_operators_browser_changes_nothing(string site, bool allowed)
    {
        var id = await running.PlantAsync("browsed", 1);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{DeadLetterEndpoints.Root}/{id}") { Headers = { { "Sec-Fetch-Site", site } } };
        using var response = await running.Operator.SendAsync(request);
        Assert.Equal(allowed ? HttpStatusCode.NoContent : HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public void All_of_it_is_for_operators_only()
    {
        var routes = running.Server.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith(DeadLetterEndpoints.Root, StringComparison.Ordinal)).DistinctBy(route => route.DisplayName).ToList();
        Assert.Equal(4, routes.Count);
        Assert.All(routes, route => Assert.Contains(route.Metadata.GetOrderedMetadata<IAuthorizeData>(), guard => guard.Policy == OperatorDoor.Policy));
    }

    [Fact]
    public async Task Every_figure_of_a_handler_is_shown()
    {
        await running.WeatherAsync("Clear");
        await running.DeadAsync();
        foreach (var name in (string[])["handled_total", "retried_total", "dead_letters_total", "duration_seconds_count"])
            await HandlingServer.UntilAsync(async () => await running.FigureAsync($"campaigns_handler_{name}") >= 1);
        await HandlingServer.UntilAsync(async () => await running.FigureAsync("campaigns_handler_lag") == 0);
        Assert.Equal(0, await running.FigureAsync("campaigns_handler_breaker_open"));

        running.Handler.Held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var n = 0; n < 5; n++) await running.WeatherAsync($"Drizzle {n}");
        await HandlingServer.UntilAsync(async () => await running.FigureAsync("campaigns_handler_lag") >= 5 && await running.FigureAsync("campaigns_handler_lag_age_seconds") > 0);
        running.Handler.Held.SetResult();
        running.Handler.Held = null;
        await HandlingServer.UntilAsync(async () => await running.FigureAsync("campaigns_handler_lag") == 0 && await running.FigureAsync("campaigns_handler_lag_age_seconds") == 0);
    }

    private async Task<RetryAnswer> RetryAsync(DeadLetterId id)
    {
        using var response = await running.Operator.PostAsync($"{DeadLetterEndpoints.Root}/{id}/retry", content: null);
        return (await response.Content.ReadFromJsonAsync<RetryAnswer>(WireJson.Options))!;
    }

    private async Task<string> CodeOfAsync(HttpMethod method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, $"{DeadLetterEndpoints.Root}/{path}");
        using var response = await running.Operator.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        return await Table.CodeOfAsync(response);
    }

    private async Task<string[]> LogAsync()
    {
        using var file = new StreamReader(new FileStream(running.Server.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return (await file.ReadToEndAsync()).Split('\n');
    }
}
