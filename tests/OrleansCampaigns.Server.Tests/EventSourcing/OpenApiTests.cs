using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Inbox;

namespace OrleansCampaigns.Server.Tests.EventSourcing;

[Collection(ServerTests.Name)]
public sealed class OpenApiTests(RunningServer server)
{
    [Fact]
    public void Every_command_has_a_route()
    {
        var mapped = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<CommandRoute>()?.Command).OfType<Type>();
        Assert.Equal(WireJson.Commands.Keys.Order(StringComparer.Ordinal), mapped.Select(WireJson.WireNameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_query_has_a_route()
    {
        var mapped = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<QueryRoute>()?.Query).OfType<Type>();
        Assert.Equal(WireJson.Queries.Keys.Order(StringComparer.Ordinal), mapped.Select(WireJson.WireNameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_request_of_a_user_s_own_has_a_route()
    {
        var mapped = Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<OwnRoute>()?.Request).OfType<Type>();
        var all = typeof(OwnRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OwnRequest)) && !type.IsAbstract).ToList();
        Assert.NotEmpty(all);
        Assert.Equal(all.Select(WireJson.WireNameOf).Order(StringComparer.Ordinal), mapped.Select(WireJson.WireNameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_document_describes_every_command_with_body_receipt_and_problems()
    {
        using var client = server.With(null);
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var root = document.RootElement;
        Assert.StartsWith("3.", root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var name in WireJson.Commands.Keys)
        {
            var post = root.GetProperty("paths").GetProperty($"/api/v1/campaigns/{{campaign}}/commands/{name}").GetProperty("post");
            Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _), name);
            Assert.True(post.GetProperty("responses").TryGetProperty("200", out _), name);
            Assert.True(post.GetProperty("responses").GetProperty("409").GetProperty("content").TryGetProperty("application/problem+json", out _), name);
            Assert.Contains(post.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
            Assert.Contains(post.GetProperty("parameters").EnumerateArray(), parameter =>
                (parameter.GetProperty("name").GetString(), parameter.GetProperty("in").GetString(), parameter.GetProperty("schema").GetProperty("format").GetString()) == ("campaign", "path", "uuid"));
        }

        Unresolved(root, root);
    }

    [Fact]
    public async Task Ids_are_uuid_strings()
    {
        using var client = server.With(null);
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var id = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("ChapterId");
        Assert.Equal("string", id.GetProperty("type").GetString());
        Assert.Equal("uuid", id.GetProperty("format").GetString());
    }

    [Fact]
    public async Task The_page_for_people_is_served()
    {
        using var client = server.With(null);
        Assert.Contains("<html", await client.GetStringAsync("/docs/v1"), StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints() =>
        server.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).DistinctBy(endpoint => endpoint);

    /// <summary>Every reference of the document leads somewhere in it.</summary>
    private static void Unresolved(JsonElement root, JsonElement at)
    {
        if (at.ValueKind == JsonValueKind.Array)
            foreach (var item in at.EnumerateArray()) Unresolved(root, item);
        if (at.ValueKind != JsonValueKind.Object) return;
        foreach (var member in at.EnumerateObject())
        {
            if (member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String) Assert.True(Leads(root, member.Value.GetString()!), member.Value.GetString());
            else Unresolved(root, member.Value);
        }
    }

    private static bool Leads(JsonElement root, string reference)
    {
        var at = root;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal), out at)) return false;
        return true;
    }
}
