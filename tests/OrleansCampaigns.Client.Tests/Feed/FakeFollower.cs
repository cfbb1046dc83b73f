using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

/// <summary>One client's frames, sent in order.</summary>
public sealed class FakeFollower
{
    private readonly Channel<(string Method, WireMessage Message)> _out = Channel.CreateUnbounded<(string, WireMessage)>();

    public FakeFollower(ISingleClientProxy client, CancellationToken gone) => _ = PumpAsync(client, gone);

    public Func<UpdateFrame, IEnumerable<UpdateFrame>> Bend { get; set; } = frame => [frame];

    public void Push(UpdateFrame frame)
    {
        foreach (var bent in Bend(frame)) _out.Writer.TryWrite((LiveDoor.Updates, WireMessage.From(bent)));
    }

    public void PushReset(ViewReset reset) => _out.Writer.TryWrite((LiveDoor.Reset, WireMessage.From(reset)));

    private async Task PumpAsync(ISingleClientProxy client, CancellationToken gone)
    {
        await Task.Yield();
        try
        {
            await foreach (var (method, message) in _out.Reader.ReadAllAsync(gone)) await client.SendAsync(method, message, gone);
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }
}
