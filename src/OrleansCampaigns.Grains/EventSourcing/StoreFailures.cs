using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// The edge at which the journal's failures become the one exception that may leave a grain: an exception type of a library
/// reaches the caller as an error of the codec instead.
/// </summary>
internal static class StoreFailures
{
    public static async Task TranslateAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (JournalUnavailableException)
        {
            throw Unavailable();
        }
    }

    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (JournalUnavailableException)
        {
            throw Unavailable();
        }
    }

    private static CommandUndecidedException Unavailable() => new(UndecidedReason.StoreUnavailable, "The database cannot be reached.");
}
