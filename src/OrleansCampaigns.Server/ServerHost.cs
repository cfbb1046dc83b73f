using Microsoft.AspNetCore.Authentication;
using Orleans.Dashboard;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Grains.Stories;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Campaigns;
using OrleansCampaigns.Server.Cluster;
using OrleansCampaigns.Server.Consistency;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Feed;
using OrleansCampaigns.Server.Handlers;
using OrleansCampaigns.Server.Inbox;
using OrleansCampaigns.Server.Jobs;
using OrleansCampaigns.Server.Sessions;
using OrleansCampaigns.Server.Stories;
using OrleansCampaigns.Server.Telemetry;
using OrleansCampaigns.Server.Webhooks;

namespace OrleansCampaigns.Server;

/// <summary>Puts the one executable together: database, silo, doors.</summary>
public static class ServerHost
{
    /// <summary>Request line and headers beyond this are refused by Kestrel.</summary>
    public const int HeadersBytesMax = 32 * 1024;

    /// <summary>Connections of all kinds; the next is closed at once.</summary>
    public const int ConnectionsMax = 20_000;

    /// <summary>A client that takes longer for its headers is cut off.</summary>
    public static readonly TimeSpan HeadersTimeMax = TimeSpan.FromSeconds(10);

    /// <summary>Stopping takes at most this; then the process ends, and whoever takes over reads the journal.</summary>
    public static readonly TimeSpan StopMax = TimeSpan.FromSeconds(25);

    /// <exception cref="StartupRefusedException">A setting or the schema does not allow a start.</exception>
    /// <exception cref="JournalUnavailableException">The database did not answer for <see cref="ServerOptions.DatabaseWaitSeconds"/>.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(args);
        var options = ReadOptions(builder.Configuration);
        LoopbackOnly.Check(builder.Configuration, options);
        var database = CampaignDatabase.Of(options);
        var wait = new DatabaseWait(TimeSpan.FromSeconds(options.DatabaseWaitSeconds), TimeProvider.System, Console.Error);
        await PrepareSchemaAsync(database, options, wait, cancellationToken);
        var key = options.TokenKey is { } given
            ? new TokenKey(Convert.FromBase64String(given))
            : await wait.AnswerOfAsync(() => database.LoadTokenKeyAsync(cancellationToken), cancellationToken);

        builder.AddTelemetry(options);
        Limit(builder);
        builder.Services.AddSingleton(options).AddSingleton(key).AddSingleton(TimeProvider.System);
        AddJournal(builder.Services, database, options.ServiceId);
        AddDoors(builder.Services, options);
        AddSilo(builder, database, options, key);

        var app = builder.Build();
        Map(app, options);
        return app;
    }

    /// <exception cref="StartupRefusedException">A setting cannot work.</exception>
    public static ServerOptions ReadOptions(IConfiguration configuration)
    {
        var options = new ServerOptions();
        try
        {
            configuration.GetSection(ServerOptions.Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException cause)
        {
            throw new StartupRefusedException($"Section {ServerOptions.Section}: {cause.Message}");
        }

        var problems = options.Problems().ToList();
        return problems.Count == 0 ? options : throw new StartupRefusedException(string.Join(Environment.NewLine, problems));
    }

    private static async Task PrepareSchemaAsync(CampaignDatabase database, ServerOptions options, DatabaseWait wait, CancellationToken cancellationToken)
    {
        var migrates = options.MigrateOnStart ?? database.MigratesOnStart;
        var schema = await wait.AnswerOfAsync(
            () => migrates ? database.MigrateAsync(cancellationToken) : database.CheckSchemaAsync(cancellationToken), cancellationToken);
        if (schema.Condition != SchemaCondition.Current) throw new StartupRefusedException(schema.Message);
    }

    private static void Limit(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = HttpRefusals.BodyBytesMax;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeadersBytesMax;
            kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
            kestrel.Limits.MaxConcurrentUpgradedConnections = ConnectionsMax;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeMax;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopMax);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
    }

    /// <summary>Disposed in the reverse order of their making, after the silo stopped: first the writer with what waits in it, then the store, then the database.</summary>
    private static void AddJournal(IServiceCollection services, CampaignDatabase database, string serviceId)
    {
        services.AddSingleton(_ => database);
        services.AddSingleton(provider => provider.GetRequiredService<CampaignDatabase>().OpenJournal());
        services.AddSingleton(provider => database.HandlersOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => database.InboxesOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => database.CalendarOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => database.WebhooksOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => database.JobsOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => database.IntakeOf(provider.GetRequiredService<IJournalStore>()));
        services.AddSingleton(provider => new JournalWriter(provider.GetRequiredService<IJournalStore>(), database.Lanes));
        services.AddVerificationTables(database, serviceId);
    }

    private static void AddDoors(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(new CommandAllowance(options.CommandsPerSecond, options.CommandBurst));
        services.AddSingleton<VersionTokens>();
        services.AddSingleton<CampaignAccess>();
        services.AddSingleton<SenderLimits>();
        services.AddSingleton<CommandDoor>();
        services.AddSingleton<JournalQueries>();
        services.AddSingleton<UpdateQueries>();
        services.AddSingleton<SessionLogQueries>();
        services.AddSingleton<WebhookQueries>();
        services.AddSingleton<QueryHandler>();
        services.AddSingleton<OperatorJobs>();
        services.AddSingleton<ImportUploads>();
        services.AddSingleton<QueryDoor>();
        services.AddSingleton<JobDoor>();
        services.AddSingleton<StoryQueries>();
        services.AddHostedService<JobPushes>();
        services.AddSingleton<DeadLetterDesk>();
        services.AddSingleton<OwnDoor>();
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<InboxFeeds>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxFeeds>());
        services.AddAuthentication(DevelopmentSignIn.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, DevelopmentSignIn>(DevelopmentSignIn.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().AddPolicy(OperatorDoor.Policy, OperatorDoor.Require);
        services.AddCampaignsOpenApi();
        services.AddLiveFeed();
    }

    private static void AddSilo(WebApplicationBuilder builder, CampaignDatabase database, ServerOptions options, TokenKey key) => builder.UseOrleans(silo =>
    {
        silo.Configure<Orleans.Configuration.SiloOptions>(named => named.SiloName = options.ServerName);
        database.Configure(silo, options);
        silo.LimitResponses();
        silo.AddCampaigns();
        silo.AddScrubber(new ScrubPlan(options.ScrubRowsPerSecond, TimeSpan.FromHours(options.ScrubEveryHours)));
        silo.AddWebhooks(options.Webhooks.ToOptions(), new WebhookVault(key.Derive("webhooks")));
        silo.AddJob<VerifyJob>().AddJob<ImportJob>();
        silo.AddJobs(options.JobFolder ?? database.JobFolder, options.JobFileMegabytesMax * 1_048_576L);
        silo.AddStories();
        silo.Services.AddSingleton<Rehearsal>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<Rehearsal>());
        if (options.OtlpEndpoint is not null) silo.AddActivityPropagation(); // a filter on every grain call, for nobody when nothing is exported
        if (options.DashboardEnabled) silo.AddDashboard();
    });

    private static void Map(WebApplication app, ServerOptions options)
    {
        app.UseFailurePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapCampaignApi();
        app.MapJobs();
        app.MapStories();
        app.MapDeadLetters();
        app.MapInbox();
        app.MapCalendars();
        app.MapLiveFeed();
        app.MapCampaignsOpenApi();
        app.MapVerifications();
        app.MapImports();
        app.MapHealth();
        app.MapPrometheusScrapingEndpoint(TelemetrySetup.MetricsPath);
        if (options.DashboardEnabled) app.MapDashboard();
    }
}
