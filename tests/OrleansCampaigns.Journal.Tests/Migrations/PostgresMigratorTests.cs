using OrleansCampaigns.Journal.Tests.Postgres;

namespace OrleansCampaigns.Journal.Tests.Migrations;

public sealed class PostgresMigratorTests : JournalMigratorContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
