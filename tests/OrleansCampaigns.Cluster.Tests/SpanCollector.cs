using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A span as it came over the wire.</summary>
/// <param name="Server">The resource's <c>service.instance.id</c>.</param>
/// <param name="Source">Name of its instrumentation scope.</param>
/// <param name="Links">Trace ids that it is linked to.</param>
internal sealed record ReceivedSpan(string Server, string Source, string Name, string Trace, string Span, string Parent, int Kind, IReadOnlyList<string> Links);

/// <summary>
/// An OpenTelemetry collector for traces (OTLP over gRPC), as small as the protocol allows: one method, answered with an empty message. Field numbers are those of
/// opentelemetry-proto 1.x.
/// </summary>
internal sealed class SpanCollector : IAsyncDisposable
{
    private const string ExportTraces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private const int GrpcPrefixBytes = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _app;

    private SpanCollector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = new();

    public static async Task<SpanCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, FreePorts.Next(), listen => listen.Protocols = HttpProtocols.Http2));
        var collector = new SpanCollector(builder.Build());
        collector._app.MapPost("/{**method}", collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>The first that fits, as soon as it is there.</summary>
    public async Task<ReceivedSpan> FoundAsync(Func<ReceivedSpan, bool> wanted, string what, TimeSpan max)
    {
        using var limit = new CancellationTokenSource(max);
        while (!limit.IsCancellationRequested)
        {
            if (Spans.FirstOrDefault(wanted) is { } found) return found;
            await Task.Delay(LookEvery, CancellationToken.None); // servers export in their own time
        }

        throw new InvalidOperationException($"No span: {what}. Received {Spans.Count}:\n{string.Join('\n', Spans.TakeLast(200))}");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.Path == ExportTraces) Read(body.ToArray().AsSpan(GrpcPrefixBytes));
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixBytes]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private void Read(ReadOnlySpan<byte> export)
    {
        foreach (var resourceSpans in Fields(export, 1))
        {
            var server = Fields(resourceSpans, 1).SelectMany(resource => Fields(resource, 1)).Where(pair => Text(pair, 1) == "service.instance.id")
                .Select(pair => Text(Fields(pair, 2)[0], 1)).FirstOrDefault("");
            foreach (var scopeSpans in Fields(resourceSpans, 2))
            {
                var source = Text(Fields(scopeSpans, 1)[0], 1);
                foreach (var span in Fields(scopeSpans, 2))
                    Spans.Enqueue(new ReceivedSpan(server, source, Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4), Number(span, 6), [.. Fields(span, 13).Select(link => Hex(link, 1))]));
            }
        }
    }

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Fields(message, field).FirstOrDefault() ?? []);

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault() ?? []);

    private static int Number(byte[] message, int field) => Fields(message, field).FirstOrDefault() is { } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

    /// <summary>Every occurrence of a field: the bytes of a length-delimited one, a number as four.</summary>
    private static List<byte[]> Fields(ReadOnlySpan<byte> message, int wanted)
    {
        var found = new List<byte[]>();
        while (!message.IsEmpty)
        {
            var tag = (int)Varint(ref message);
            var (field, type) = (tag >> 3, tag & 7);
            var value = new byte[sizeof(int)];
            if (type == 0) BinaryPrimitives.WriteInt32LittleEndian(value, unchecked((int)Varint(ref message)));
            else value = Cut(ref message, type switch { 1 => sizeof(long), 5 => sizeof(int), _ => (int)Varint(ref message) });
            if (field == wanted) found.Add(value);
        }

        return found;
    }

    private static byte[] Cut(ref ReadOnlySpan<byte> message, int length)
    {
        var cut = message[..length].ToArray();
        message = message[length..];
        return cut;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var (value, shift, at) = (0UL, 0, 0);
        byte group;
        do
        {
            group = message[at++];
            value |= (ulong)(group & 0x7F) << shift;
            shift += 7;
        }
        while ((group & 0x80) != 0);
        message = message[at..];
        return value;
    }
}
