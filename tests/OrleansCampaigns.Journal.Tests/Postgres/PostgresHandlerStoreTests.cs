namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresHandlerStoreTests : HandlerStoreContract
{
    [Fact]
    public async Task What_can_never_be_stored_is_told_from_an_outage()
    {
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => Database.Handlers.WritePositionsAsync([new("a\0", Guid.NewGuid(), 1)], Cancellation));
        Assert.True(refused.IsRejection);
    }

    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
