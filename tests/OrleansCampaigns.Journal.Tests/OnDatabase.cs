namespace OrleansCampaigns.Journal.Tests;

/// <summary>A class of tests that runs once on each kind of database.</summary>
public abstract class OnDatabase : IAsyncLifetime
{
    private JournalDatabase? _database;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected JournalDatabase Database => _database!;

    protected IJournalStore Store => Database.Store;

    protected abstract Task<JournalDatabase> CreateAsync();

    public virtual async ValueTask InitializeAsync() => _database = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
