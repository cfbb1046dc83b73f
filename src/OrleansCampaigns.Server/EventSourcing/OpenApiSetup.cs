using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Jobs;
using Scalar.AspNetCore;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The HTTP API described at <c>/openapi/v1.json</c> and readable at <c>/docs</c>. Shapes come from <see cref="WireJson.Options"/>, so they are those of every door.</summary>
public static class OpenApiSetup
{
    public static void AddCampaignsOpenApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = WireJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = WireJson.Options.NumberHandling;
            json.SerializerOptions.UnmappedMemberHandling = WireJson.Options.UnmappedMemberHandling;
            json.SerializerOptions.RespectNullableAnnotations = WireJson.Options.RespectNullableAnnotations;
            json.SerializerOptions.RespectRequiredConstructorParameters = WireJson.Options.RespectRequiredConstructorParameters;
            json.SerializerOptions.DefaultIgnoreCondition = WireJson.Options.DefaultIgnoreCondition;
            json.SerializerOptions.TypeInfoResolver = WireJson.Options.TypeInfoResolver;
            foreach (var converter in WireJson.Options.Converters) json.SerializerOptions.Converters.Add(converter);
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.AddSchemaTransformer(DescribeIdsAsync);
            openApi.AddOperationTransformer(DescribeHeadersAsync);
            openApi.AddDocumentTransformer(DescribeDocumentAsync);
        });
    }

    public static void MapCampaignsOpenApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/docs");
    }

    /// <summary>Ids are GUIDs in their 36-character form; the converter hides that from the schema's maker.</summary>
    private static Task DescribeIdsAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IGuidId<>))) return Task.CompletedTask;
        schema.Type = type == context.JsonTypeInfo.Type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Format = "uuid";
        schema.Properties?.Clear();
        return Task.CompletedTask;
    }

    private static Task DescribeHeadersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (metadata.OfType<CommandRoute>().Any())
        {
            operation.Parameters.Add(Header("Idempotency-Key", required: true, "uuid", "The command's id: the same when it is sent again."));
            operation.Parameters.Add(Header("If-Match", required: false, format: null, "The quoted version token of the entity that the author looked at."));
        }

        if (metadata.OfType<JobRoute>().Any())
            operation.Parameters.Add(Header("Idempotency-Key", required: true, "uuid", "The job's id: the same when it is started again."));
        if (metadata.OfType<QueryRoute>().Any())
            operation.Parameters.Add(Header("If-None-Match", required: false, format: null, "An ETag: answered with 304 when nothing changed."));
        return Task.CompletedTask;
    }

    private static Task DescribeDocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "OrleansCampaigns";
        document.Info.Description = "Every command and query of a campaign. What a viewer may not see is in no answer. Every failure is problem+json with a stable code.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[DevelopmentSignIn.SchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DevelopmentSignIn.SchemeName, document)] = [] }];
        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, bool required, string? format, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
    };
}
