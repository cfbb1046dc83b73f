using Microsoft.Extensions.Logging;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>Where events go that were given up; one for a silo.</summary>
internal sealed class DeadLetterBox(IHandlerStore store, HandlerMetrics metrics, TimeProvider clock, ILogger<DeadLetterBox> logger)
{
    /// <summary>Instead of an error that the store does not take.</summary>
    public const string ErrorNotStored = "The error could not be stored; it is in the server's log.";

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the letter is stored. Until then its event is not finished, and what is behind it waits. Every other try is without the error, which may be what is not taken.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="claim">The activation's claim on the handler's work.</param>
    /// <param name="cause">What the last try ended with.</param>
    /// <param name="stopping">The silo stops.</param>
    /// <exception cref="SupersededException">Another activation has the work now: whether the event is a dead letter is its to say.</exception>
    /// <exception cref="OperationCanceledException">The silo stops; a successor tries the event again.</exception>
    public async Task PutAsync(DeadLetter letter, Guid claim, Exception cause, CancellationToken stopping)
    {
        for (var next = letter; !await TryPutAsync(next, claim); next = next == letter ? letter with { Error = ErrorNotStored } : letter)
            await Task.Delay(AgainAfter, clock, stopping);
        metrics.GivenUp(letter.Handler);
        logger.GivenUp(cause, letter.Handler, letter.EventType, letter.Tries);
    }

    private async Task<bool> TryPutAsync(DeadLetter letter, Guid claim)
    {
        try
        {
            if (!await store.PutDeadAsync(letter, claim, CancellationToken.None)) throw new SupersededException();
            return true;
        }
        catch (Exception cause) when (cause is not SupersededException)
        {
            logger.DeadLetterNotWritten(cause, letter.Handler);
            return false;
        }
    }
}
