using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace OrleansCampaigns.Server.Feed;

/// <summary>One connection on the ephemeral lane: while a write is under way, what comes is dropped.</summary>
internal sealed class SignalListener(HubConnectionContext connection)
{
    private int _busy;

    public void Offer(HubMessage message)
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _ = WriteAsync(message);
    }

    /// <summary>Written behind what is under way. For messages of which there are few.</summary>
    public void Tell(HubMessage message) => _ = PutAsync(message);

    private async Task WriteAsync(HubMessage message)
    {
        try
        {
            await PutAsync(message);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private async Task PutAsync(HubMessage message)
    {
        try
        {
            await connection.WriteAsync(message, connection.ConnectionAborted);
        }
        catch (OperationCanceledException)
        {
            // The connection is gone, and with it the wish to hear.
        }
    }
}
