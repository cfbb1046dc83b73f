using OrleansCampaigns.Client.EventSourcing;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// Sends what the queue holds, one at a time and in its order: mark as sent, send until the outcome is certain, keep the outcome, go on. A process that ends anywhere
/// in between sends the same envelope with the same id again, and the server answers with the first receipt.
/// </summary>
internal sealed class OfflineSender(OfflineQueue queue)
{
    /// <summary>Until it is cancelled.</summary>
    /// <exception cref="CampaignRefusedException">The token is not accepted; what was under way stays marked as sent.</exception>
    /// <exception cref="OfflineStoreException">A step could not be kept; likewise.</exception>
    public async Task RunAsync(CampaignConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = queue.Changed;
            if (queue.Next() is not { } next)
            {
                await changed.WaitAsync(cancellationToken);
                continue;
            }

            // Only with a server at the other end: until then it can be cancelled.
            await connection.StartAsync(cancellationToken);
            await SendAsync(next, connection.SendAsync, cancellationToken);
        }
    }

    /// <summary>One command from its mark to its outcome.</summary>
    /// <param name="next">As the queue said.</param>
    /// <param name="send">The way to a server, which ends with a certain outcome.</param>
    internal async Task SendAsync(QueuedCommand next, Func<CommandEnvelope, CancellationToken, Task<CommandReply>> send, CancellationToken cancellationToken)
    {
        if (await queue.SendingAsync(next.Envelope.Id, cancellationToken) is not { } sent) return;
        await queue.AnsweredAsync(sent.Envelope.Id, await AnswerAsync(sent.Envelope, send, cancellationToken));
    }

    private static async Task<CommandAnswer> AnswerAsync(CommandEnvelope envelope, Func<CommandEnvelope, CancellationToken, Task<CommandReply>> send, CancellationToken cancellationToken)
    {
        try
        {
            return CommandAnswer.Of(await send(envelope, cancellationToken));
        }
        catch (OutcomeUnknownException failing) when (failing.InnerException is not null)
        {
            // Without a cause the connection was disposed, and the next one sends it again.
            return CommandAnswer.Unknown;
        }
    }
}
