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
        catch (JournalUnavailableException cause)
        {
            throw Translated(cause);
        }
    }

    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (JournalUnavailableException cause)
        {
            throw Translated(cause);
        }
    }

    /// <summary>What the database will never take is a bug of whoever sent it, and must not look like an outage.</summary>
    private static Exception Translated(JournalUnavailableException cause) => cause.IsRejection
        ? new InvalidOperationException("The database does not take what it was given.")
        : new CommandUndecidedException(UndecidedReason.StoreUnavailable, "The database cannot be reached.");
}
