using System.Text.RegularExpressions;
using OrleansCampaigns.Journal.Migrations;

namespace OrleansCampaigns.Journal.Tests.Migrations;

/// <summary>What migrating must keep. Each database runs it.</summary>
public abstract partial class JournalMigratorContract : OnDatabase
{
    [Fact]
    public async Task An_empty_database_is_pending_and_becomes_current()
    {
        var before = await Database.Migrator.CheckAsync(Cancellation);
        Assert.Equal((SchemaCondition.Pending, 0), (before.Condition, before.Version));
        var applied = await Database.Migrator.ApplyAsync(Cancellation);
        Assert.Equal(SchemaCondition.Current, applied.Condition);
        Assert.Equal(applied, await Database.Migrator.CheckAsync(Cancellation));
        await Database.Store.PingAsync(Cancellation);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await Database.MigrateAsync();
        var applied = await Database.ExecuteAsync("SELECT max(applied_at) FROM schema_migrations");
        await Database.MigrateAsync();
        Assert.Equal(applied, await Database.ExecuteAsync("SELECT max(applied_at) FROM schema_migrations"));
    }

    [Fact]
    public async Task Eight_processes_that_migrate_at_once_all_find_it_current()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Database.MigrateAsync)));
        var check = await Database.Migrator.CheckAsync(Cancellation);
        Assert.Equal(SchemaCondition.Current, check.Condition);
        Assert.Equal(check.Version, await Database.CountAsync("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Database.MigrateAsync();
        var known = (await Database.Migrator.CheckAsync(Cancellation)).Version;
        await Database.ExecuteAsync("INSERT INTO schema_migrations (version, name, applied_at, checksum) VALUES (99, 'later', CURRENT_TIMESTAMP, 'x')");
        var check = await Database.Migrator.CheckAsync(Cancellation);
        Assert.Equal((SchemaCondition.NewerThanBinary, 99), (check.Condition, check.Version));
        Assert.Equal(check, await Database.Migrator.ApplyAsync(Cancellation));
        Assert.Equal(known + 1, await Database.CountAsync("SELECT count(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task An_altered_migration_is_refused_and_left_alone()
    {
        await Database.MigrateAsync();
        await Database.ExecuteAsync("DELETE FROM schema_migrations WHERE version = 2");
        await Database.ExecuteAsync("UPDATE schema_migrations SET checksum = 'x' WHERE version = 1");
        var check = await Database.Migrator.CheckAsync(Cancellation);
        Assert.Equal(SchemaCondition.Altered, check.Condition);
        Assert.Contains("Migration 1 (journal)", check.Message, StringComparison.Ordinal);
        Assert.Equal(check, await Database.Migrator.ApplyAsync(Cancellation));
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_behind()
    {
        await Database.ExecuteAsync("CREATE TABLE orleans_storage (mine integer)");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Database.Migrator.ApplyAsync(Cancellation));
        Assert.Equal(SchemaCondition.Pending, (await Database.Migrator.CheckAsync(Cancellation)).Condition);
        await Database.ExecuteAsync("DROP TABLE orleans_storage");
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task What_earlier_servers_let_follow_from_events_is_not_done_again()
    {
        await Database.MigrateAsync();
        var (empty, played) = (await PlayedJournal.BeginAsync(Database.Store), await PlayedJournal.BeginAsync(Database.Store));
        await Database.Store.AppendAsync([played.Next(rows: 4)]);
        await ForgetFromAsync("handlers");
        await Database.MigrateAsync();
        Assert.Equal(0, await Database.Handlers.ReadPositionAsync("influence", empty.Id, Cancellation));
        foreach (var handler in (string[])["influence", "notifications", "webhooks"]) Assert.Equal(4, await Database.Handlers.ReadPositionAsync(handler, played.Id, Cancellation));
        Assert.Equal(0, await Database.Handlers.ReadPositionAsync("newer", played.Id, Cancellation));
    }

    /// <summary>Back to what there was before a migration: those behind it go too, because there are no gaps. Both databases have the same tables.</summary>
    private async Task ForgetFromAsync(string name)
    {
        var gone = Migration.AllOf("Postgres").SkipWhile(migration => migration.Name != name).ToList();
        var tables = gone.SelectMany(migration => Made().Matches(migration.Sql)).Select(made => made.Groups[1].Value).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in Enumerable.Reverse(tables)) await Database.ExecuteAsync($"DROP TABLE {table}");
        foreach (var index in gone.SelectMany(migration => MadeIndex().Matches(migration.Sql))) await Database.ExecuteAsync($"DROP INDEX IF EXISTS {index.Groups[1].Value}");
        foreach (var migration in gone) await Database.ExecuteAsync($"DELETE FROM schema_migrations WHERE name = '{migration.Name}'");
    }

    [GeneratedRegex(@"^CREATE TABLE (\w+)", RegexOptions.Multiline)]
    private static partial Regex Made();

    [GeneratedRegex(@"^CREATE (?:UNIQUE )?INDEX (\w+)", RegexOptions.Multiline)]
    private static partial Regex MadeIndex();
}
