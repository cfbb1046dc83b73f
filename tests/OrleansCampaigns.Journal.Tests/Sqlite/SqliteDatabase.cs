using Microsoft.Data.Sqlite;
using OrleansCampaigns.Journal.Migrations;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteDatabase : JournalDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal-");
    private SqliteJournalStore? _store;

    public string FilePath => Path.Combine(_folder.FullName, "journal.db");

    public override string ConnectionString => $"Data Source={FilePath}";

    public override string OrleansInvariant => "System.Data.SQLite";

    public override int LanesBest => SqliteJournalStore.LanesBest;

    public override JournalMigrator Migrator => JournalMigrator.ForSqlite(ConnectionString);

    public override IJournalStore Store => _store ??= new SqliteJournalStore(ConnectionString);

    public override IWebhookStore Webhooks => new SqliteWebhookStore((SqliteJournalStore)Store);

    public override IHandlerStore Handlers => new SqliteHandlerStore((SqliteJournalStore)Store);

    public override IInboxStore Inboxes => new SqliteInboxStore((SqliteJournalStore)Store);

    public override ICalendarStore Calendar => new SqliteCalendarStore((SqliteJournalStore)Store);

    public override IJobStore Jobs => new SqliteJobStore((SqliteJournalStore)Store);

    public override IJournalIntake Intake => new SqliteJournalIntake((SqliteJournalStore)Store);

    public override async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
