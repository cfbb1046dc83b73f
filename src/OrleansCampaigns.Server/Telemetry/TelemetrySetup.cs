using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrleansCampaigns.Server.Inbox;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace OrleansCampaigns.Server.Telemetry;

/// <summary>
/// Logs as one JSON line an event, traces to OTLP where configured, metrics to OTLP and to Prometheus at <c>/metrics</c>. No label and no span name is the id of a
/// campaign or a user.
/// </summary>
public static class TelemetrySetup
{
    public const string MetricsPath = "/metrics";

    /// <summary>All grain calls, see <see cref="TraceRoots"/>.</summary>
    public const string GrainCalls = "Microsoft.Orleans.Runtime";

    private const string OwnSources = "OrleansCampaigns.*";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(log => Configure(log, options), preserveStaticLogger: true);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("OrleansCampaigns.Server", serviceInstanceId: options.ServerName))
            .WithMetrics(metrics => Configure(metrics, options));
        if (options.OtlpEndpoint is { } endpoint) telemetry.WithTracing(traces => Configure(traces, new Uri(endpoint)));
    }

    private static void Configure(LoggerConfiguration log, ServerOptions options)
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.WithProperty("Server", options.ServerName);
        var format = new RenderedCompactJsonFormatter();
        if (options.LogFile is { } path) log.WriteTo.File(format, path);
        else log.WriteTo.Console(format);
    }

    private static void Configure(MeterProviderBuilder metrics, ServerOptions options)
    {
        metrics.AddMeter("Microsoft.Orleans", OwnSources, "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections")
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter();
        if (options.OtlpEndpoint is { } endpoint) metrics.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(endpoint));
    }

    private static void Configure(TracerProviderBuilder traces, Uri endpoint) =>
        traces.SetSampler(new ParentBasedSampler(new TraceRoots()))
            .AddSource(GrainCalls, OwnSources, "Microsoft.AspNetCore.SignalR.Server")
            .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments(CalendarEndpoints.Root)) // whoever has the path has the calendar
            .AddNpgsql()
            .AddOtlpExporter(exporter => exporter.Endpoint = endpoint);
}
