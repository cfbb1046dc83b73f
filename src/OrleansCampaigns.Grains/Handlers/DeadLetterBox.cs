using Microsoft.Extensions.Logging;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Where events go that were given up; one for a silo.</summary>
internal sealed class DeadLetterBox(IHandlerStore store, HandlerMetrics metrics, TimeProvider clock, ILogger<DeadLetterBox> logger)
{
    /// <summary>Instead of an error that the store does not take.</summary>
    public const string ErrorNotStored = "The error could not be stored; it is in the server's log.";

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the letter is stored, or there is no room for it. Until then its event is not finished, and what is behind it waits. Every other try is without the error, which may be what is not taken.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="claim">The activation's claim on the handler's work.</param>
    /// <param name="cause">What the last try ended with.</param>
    /// <param name="stopping">The silo stops.</param>
    /// <returns>False: the handler has as many open letters of the campaign as it may have (<see cref="JournalLimits.OpenDeadLettersMax"/>), and the event is not given up.</returns>
    /// <exception cref="SupersededException">Another activation has the work now: whether the event is a dead letter is its to say.</exception>
    /// <exception cref="OperationCanceledException">The silo stops; a successor tries the event again.</exception>
    public async Task<bool> PutAsync(DeadLetter letter, Guid claim, Exception cause, CancellationToken stopping)
    {
        DeadLetterPut? put;
        for (var next = letter; (put = await TryPutAsync(next, claim)) is null; next = next == letter ? letter with { Error = ErrorNotStored } : letter)
            await Task.Delay(AgainAfter, clock, stopping);
        if (put == DeadLetterPut.Full)
        {
            logger.DeadLettersFull(cause, letter.Handler, letter.EventType, JournalLimits.OpenDeadLettersMax);
            return false;
        }

        metrics.GivenUp(letter.Handler);
        logger.GivenUp(cause, letter.Handler, letter.EventType, letter.Tries);
        return true;
    }

    /// <summary>Null: it could not be stored.</summary>
    private async Task<DeadLetterPut?> TryPutAsync(DeadLetter letter, Guid claim)
    {
        try
        {
            var put = await store.PutDeadAsync(letter, claim, CancellationToken.None);
            return put == DeadLetterPut.Superseded ? throw new SupersededException() : put;
        }
        catch (Exception cause) when (cause is not SupersededException)
        {
            logger.DeadLetterNotWritten(cause, letter.Handler);
            return null;
        }
    }
}
