using Microsoft.Extensions.Logging;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Where events go that were given up; one for a silo.</summary>
internal sealed class DeadLetterBox(IHandlerStore store, HandlerMetrics metrics, TimeProvider clock, ILogger<DeadLetterBox> logger)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the letter is stored. Until then its event is not finished, and what is behind it waits.</summary>
    /// <exception cref="OperationCanceledException">The silo stops; a successor tries the event again.</exception>
    public async Task PutAsync(DeadLetter letter, Exception cause, CancellationToken stopping)
    {
        while (!await TryPutAsync(letter)) await Task.Delay(AgainAfter, clock, stopping);
        metrics.GivenUp(letter.Handler);
        logger.GivenUp(cause, letter.Handler, letter.EventType, letter.Tries);
    }

    private async Task<bool> TryPutAsync(DeadLetter letter)
    {
        try
        {
            await store.PutDeadAsync(letter, CancellationToken.None);
            return true;
        }
        catch (JournalUnavailableException cause)
        {
            logger.DeadLetterNotWritten(cause, letter.Handler);
            return false;
        }
    }
}
