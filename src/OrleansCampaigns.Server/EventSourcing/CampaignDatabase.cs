using System.Data.Common;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The one database of a deployment: where the journal, the grain storages and the servers' shared secret are.</summary>
public abstract class CampaignDatabase : IAsyncDisposable
{
    private const string SqlitePrefix = "sqlite:";
    private const string PostgresPrefix = "postgres:";

    public static CampaignDatabase Of(ServerOptions options) => options.Database switch
    {
        var text when text.StartsWith(SqlitePrefix, StringComparison.Ordinal) => new SqliteCampaignDatabase(text[SqlitePrefix.Length..]),
        var text when text.StartsWith(PostgresPrefix, StringComparison.Ordinal) => new PostgresCampaignDatabase(text[PostgresPrefix.Length..]),
        _ => throw new StartupRefusedException("Campaigns:Database names no known kind of database."),
    };

    /// <summary>Lanes of the journal's writer that pay here.</summary>
    public abstract int Lanes { get; }

    /// <summary>Whether the schema is brought up to date at start unless the operator says otherwise.</summary>
    public abstract bool MigratesOnStart { get; }

    /// <summary>Opens the journal; the schema must be current.</summary>
    public abstract IJournalStore OpenJournal();

    /// <summary>What handlers keep beside a journal that this database opened.</summary>
    public abstract IHandlerStore HandlersOf(IJournalStore journal);

    /// <summary>What verifications ask of the journal's tables.</summary>
    public abstract JournalTables OpenTables();

    /// <summary>Where grain states and findings are; disposed of with this.</summary>
    public abstract DbDataSource OpenStates();

    /// <summary>What users were told, beside a journal that this database opened.</summary>
    public abstract IInboxStore InboxesOf(IJournalStore journal);

    /// <summary>When sessions start, and calendar links, beside a journal that this database opened.</summary>
    public abstract ICalendarStore CalendarOf(IJournalStore journal);

    /// <summary>Webhooks beside a journal that this database opened.</summary>
    public abstract IWebhookStore WebhooksOf(IJournalStore journal);

    /// <summary>The jobs beside a journal that this database opened.</summary>
    public abstract IJobStore JobsOf(IJournalStore journal);

    /// <summary>The way of whole journals into the one that this database opened.</summary>
    public abstract IJournalIntake IntakeOf(IJournalStore journal);

    /// <summary>Where jobs put their files unless the operator says otherwise.</summary>
    public abstract string JobFolder { get; }

    /// <summary>Clustering, reminders and grain storages, as far as this database has them.</summary>
    public abstract void Configure(ISiloBuilder silo, ServerOptions options);

    /// <summary>The shared secret; made at the first call ever.</summary>
    public abstract Task<TokenKey> LoadTokenKeyAsync(CancellationToken cancellationToken);

    public abstract Task<SchemaCheck> MigrateAsync(CancellationToken cancellationToken);

    public abstract Task<SchemaCheck> CheckSchemaAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
