namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresJournalIntakeTests : JournalIntakeContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
