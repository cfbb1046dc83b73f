using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// A hub protocol under which a client's mistake costs it an answer, not the connection: a frame that is no hub message, an unknown method or a wrong number
/// of arguments become calls of <see cref="LiveHub.Refuse"/>. It also runs what must follow an answer right after the answer is written (<see cref="HubAnswer"/>).
/// </summary>
internal sealed class TolerantHubProtocol(IHubProtocol inner) : IHubProtocol
{
    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input.Length;
        try
        {
            if (!inner.TryParseMessage(ref input, binder, out message)) return false;
        }
        catch (Exception) when (input.Length < before)
        {
            // The frame's end was found and the frame taken off; only what is in it cannot be understood.
            message = Refuse(invocationId: null, "request.malformed");
        }

        if (message is InvocationBindingFailureMessage failed) message = Refuse(failed.InvocationId, "request.not-understood");
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        if (message is CompletionMessage { Result: HubAnswer answer } completion)
        {
            inner.WriteMessage(CompletionMessage.WithResult(completion.InvocationId!, answer.Message), output);
            answer.Written();
        }
        else
        {
            inner.WriteMessage(message, output);
        }
    }

    private static InvocationMessage Refuse(string? invocationId, string code) => new(invocationId, nameof(LiveHub.Refuse), [code]);
}
