using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Sends one message, once. What it connects to is what the host resolved to a moment before, after each of those addresses was looked at: no second look-up could answer
/// otherwise. No redirect is followed, no proxy or cookie used, and of the answer nothing is read but its head. One for a silo.
/// </summary>
internal sealed class WebhookCourier : IDisposable
{
    /// <summary>Tries at the same time; more wait for their turn. An endpoint that hangs has one.</summary>
    public const int TriesAtOnce = 256;

    /// <summary>Longer heads are a broken answer. In kilobytes.</summary>
    public const int HeadKilobytesMax = 16;

    /// <summary>A longer body costs the connection, not the message.</summary>
    public const int BodyDrainBytesMax = 16 * 1024;

    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(2);

    private readonly WebhookOptions _options;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _turns = new(TriesAtOnce);

    public WebhookCourier(WebhookOptions options)
    {
        _options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            Credentials = null,
            ActivityHeadersPropagator = null, // an outside system learns no trace ids
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = HeadKilobytesMax,
            MaxResponseDrainSize = BodyDrainBytesMax,
            ResponseDrainTimeout = DrainMax,
            PooledConnectionLifetime = ConnectionAge,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version11, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }

    /// <param name="url">Where to.</param>
    /// <param name="id">Of the message.</param>
    /// <param name="body">JSON.</param>
    /// <param name="signing">The time of the try, and the secrets that sign.</param>
    /// <param name="stopping">The silo stops.</param>
    /// <exception cref="OperationCanceledException">The silo stops; whether the receiver has it is not known.</exception>
    public async Task<AttemptOutcome> SendAsync(Uri url, string id, byte[] body, (DateTimeOffset At, IReadOnlyList<byte[]> Secrets) signing, CancellationToken stopping)
    {
        await _turns.WaitAsync(stopping);
        using var limit = new CancellationTokenSource(_options.TryMax);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            using var request = RequestOf(url, id, body, signing);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return OutcomeOf(response, signing.At);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new AttemptOutcome("timeout");
        }
        catch (HttpRequestException cause)
        {
            return new AttemptOutcome(CodeOf(cause));
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turns.Dispose();
    }

    private static HttpRequestMessage RequestOf(Uri url, string id, byte[] body, (DateTimeOffset At, IReadOnlyList<byte[]> Secrets) signing)
    {
        var seconds = signing.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OrleansCampaigns", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', signing.Secrets.Select(secret => WebhookVault.Sign(secret, id, seconds, body))));
        return request;
    }

    private static AttemptOutcome OutcomeOf(HttpResponseMessage response, DateTimeOffset at) => (int)response.StatusCode switch
    {
        >= 200 and < 300 and var taken => new AttemptOutcome(Error: null, taken),
        >= 300 and < 400 and var elsewhere => new AttemptOutcome("redirect", elsewhere),
        var refused => new AttemptOutcome("status", refused, PauseAskedBy(response.Headers, at)),
    };

    /// <summary>A date counts from the receiver's own clock where its answer shows that.</summary>
    private static TimeSpan? PauseAskedBy(HttpResponseHeaders answer, DateTimeOffset at) => answer.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until - (answer.Date ?? at),
        _ => null,
    };

    private static string CodeOf(HttpRequestException cause)
    {
        if (cause.InnerException is TargetRefusedException refused) return refused.Code;
        if (cause.InnerException is AuthenticationException || cause.HttpRequestError is HttpRequestError.SecureConnectionError) return "tls";
        return cause.InnerException is SocketException { SocketErrorCode: not SocketError.ConnectionReset } || cause.HttpRequestError is HttpRequestError.ConnectionError ? "unreachable" : "broken";
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0) throw TargetRefusedException.Of("unresolved");
        if (addresses.Any(_options.IsRefused)) throw TargetRefusedException.Of("address-refused"); // a name with one such address is not trusted with the others
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await _options.ResolveAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
