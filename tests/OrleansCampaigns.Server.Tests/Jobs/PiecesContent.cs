using System.Net;

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>A body of undeclared length in two pieces.</summary>
/// <param name="bytes">Of the body.</param>
/// <param name="halted">Set when the first piece is sent; the second never is then. Null: nothing halts.</param>
internal sealed class PiecesContent(byte[] bytes, TaskCompletionSource? halted = null) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        if (halted is not null)
        {
            halted.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2), cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
