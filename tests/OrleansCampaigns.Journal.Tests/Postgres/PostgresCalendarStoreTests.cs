namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresCalendarStoreTests : CalendarStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
