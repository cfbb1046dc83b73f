using System.Globalization;
using OrleansCampaigns.Journal.Migrations;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>An empty database of its own for one test.</summary>
public abstract class JournalDatabase : IAsyncDisposable
{
    public abstract string ConnectionString { get; }

    /// <summary>The name by which Orleans' ADO.NET providers know the driver.</summary>
    public abstract string OrleansInvariant { get; }

    public abstract int LanesBest { get; }

    public abstract JournalMigrator Migrator { get; }

    /// <summary>A store of this database; the database disposes of it.</summary>
    public abstract IJournalStore Store { get; }

    public abstract IHandlerStore Handlers { get; }

    public abstract IInboxStore Inboxes { get; }

    public abstract ICalendarStore Calendar { get; }

    public abstract IWebhookStore Webhooks { get; }

    public abstract IJobStore Jobs { get; }

    public abstract IJournalIntake Intake { get; }

    public abstract Task<object?> ExecuteAsync(string sql);

    public abstract ValueTask DisposeAsync();

    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await ExecuteAsync(sql), CultureInfo.InvariantCulture);

    public async Task MigrateAsync() =>
        Assert.Equal(SchemaCondition.Current, (await Migrator.ApplyAsync(TestContext.Current.CancellationToken)).Condition);
}
