using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Client.Inbox;
using OrleansCampaigns.Client.Jobs;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// One connection to one server, from its start to its end; the next connection is another link. WebSockets only, without negotiation, so that no
/// load balancer needs to send two requests to one server.
/// </summary>
internal sealed class ServerLink
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(1);

    private readonly HubConnection _hub;
    private readonly CampaignId _campaign;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeSpan _answerWithin;
    private readonly ConcurrentDictionary<JobWatch, byte> _watches = [];
    private volatile FollowRun? _run;
    private volatile InboxRun? _inbox;
    private int _abandoned;

    private ServerLink(CampaignConnectionOptions options, Uri server)
    {
        Server = server;
        _campaign = options.Campaign;
        _answerWithin = options.AnswerWithin;
        var address = new Uri(server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/"), LiveDoor.Path);
        var builder = new HubConnectionBuilder().WithUrl(address, HttpTransportType.WebSockets, http =>
        {
            http.SkipNegotiation = true;
            http.CloseTimeout = CloseWithin;
            http.WebSocketFactory = async (context, cancellation) => await OpenSocketAsync(context.Uri, options, cancellation);
        });
        if (options.Protocol == HubProtocol.MessagePack)
            builder.AddMessagePackProtocol(protocol => protocol.SerializerOptions = WireMessageFormatter.Options);
        _hub = builder.Build();
        _hub.Closed += _ =>
        {
            Abandon();
            return Task.CompletedTask;
        };
        _hub.On<WireMessage>(LiveDoor.Updates, message => Receive<UpdateFrame>(message, (run, frame) => run.Receive(frame)));
        _hub.On<WireMessage>(LiveDoor.Inbox, message => _inbox?.Receive(message));
        _hub.On<WireMessage>(LiveDoor.Presence, message => Receive<PresenceChanged>(message, (run, now) => run.Receive(new PresenceSeen(now.Here))));
        _hub.On<WireMessage>(LiveDoor.Signals, message => Receive<Signals>(message, (run, now) => run.Receive(new SignalsSeen(now.Newest))));
        _hub.On<WireMessage>(LiveDoor.Job, message => Receive<JobProgress>(message, (run, job) =>
        {
            run.Receive(new JobProgressed(job));
            foreach (var watch in _watches.Keys) watch.Take(job);
        }));
        _hub.On<WireMessage>(LiveDoor.Reset, message => Receive<ViewReset>(message, (run, reset) =>
        {
            if (reset.Campaign == _campaign) run.Stop(FollowEnd.Reset);
        }));
    }

    public Uri Server { get; }

    /// <summary>Completes when the connection is gone. Never fails.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Completes when the socket is closed.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    public bool IsLost => _lost.Task.IsCompleted;

    /// <summary>Whether what is pushed to those who follow comes over this link.</summary>
    public bool Follows => _run is not null;

    /// <exception cref="CampaignRefusedException">The server does not know the token.</exception>
    public static async Task<ServerLink> OpenAsync(CampaignConnectionOptions options, Uri server, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.ConnectWithin);
        var link = new ServerLink(options, server);
        try
        {
            await link._hub.StartAsync(deadline.Token);
            return link;
        }
        catch
        {
            link.Abandon();
            throw;
        }
    }

    /// <param name="envelope">A <see cref="CommandEnvelope"/>, serialized once for all tries.</param>
    public Task<CommandReply> SendAsync(WireMessage envelope, CancellationToken cancellationToken) =>
        CallAsync<CommandReply>(LiveDoor.Send, envelope, cancellationToken);

    /// <param name="query">A <see cref="Query"/>.</param>
    public Task<QueryReply> AskAsync(WireMessage query, CancellationToken cancellationToken) =>
        CallAsync<QueryReply>(LiveDoor.Ask, query, cancellationToken);

    /// <param name="request">An <see cref="OwnRequest"/>.</param>
    public Task<QueryReply> OwnAsync(WireMessage request, CancellationToken cancellationToken) =>
        CallAsync<QueryReply>(LiveDoor.Own, request, cancellationToken);

    /// <summary>Pages go to <paramref name="run"/> from now on, also those that overtake the answer.</summary>
    public Task<QueryReply> FollowInboxAsync(InboxRun run, CancellationToken cancellationToken)
    {
        _inbox?.Stop();
        _inbox = run;
        if (IsLost) run.Stop();
        return CallAsync<QueryReply>(LiveDoor.FollowInbox, WireMessage.From(new FollowInbox(run.After)), cancellationToken);
    }

    public Task<JobReply> StartJobAsync(StartJob start, CancellationToken cancellationToken) =>
        CallAsync<JobReply>(LiveDoor.StartJob, WireMessage.From(start), cancellationToken);

    public Task<JobReply> CancelJobAsync(CancelJob cancel, CancellationToken cancellationToken) =>
        CallAsync<JobReply>(LiveDoor.CancelJob, WireMessage.From(cancel), cancellationToken);

    /// <summary>What is pushed of a job from now on, until it is disposed.</summary>
    public JobWatch Watch(JobId job)
    {
        var watch = new JobWatch(job, this);
        _watches[watch] = 0;
        return watch;
    }

    public void Forget(JobWatch watch) => _watches.TryRemove(watch, out _);

    /// <summary>Frames go to <paramref name="run"/> from now on, also those that overtake the answer.</summary>
    /// <param name="request">A <see cref="FollowRequest"/>.</param>
    public Task<FollowReply> FollowAsync(WireMessage request, FollowRun run, CancellationToken cancellationToken)
    {
        _run = run;
        if (IsLost) run.Stop(FollowEnd.Lost);
        return CallAsync<FollowReply>(LiveDoor.Follow, request, cancellationToken);
    }

    /// <summary>Frames that are still on their way are dropped. There is no answer to wait for: calls of one connection are executed in order.</summary>
    public async Task UnfollowAsync(CancellationToken cancellationToken)
    {
        _run = null;
        await _hub.SendAsync(LiveDoor.Unfollow, WireMessage.From(_campaign), cancellationToken);
    }

    public Task SignalAsync(SignalRequest signal, CancellationToken cancellationToken) =>
        _hub.SendAsync(LiveDoor.Signal, WireMessage.From(signal), cancellationToken);

    private async Task<TAnswer> CallAsync<TAnswer>(string method, WireMessage request, CancellationToken cancellationToken)
    {
        var answer = await _hub.InvokeAsync<WireMessage>(method, request, cancellationToken).WaitAsync(_answerWithin, cancellationToken);
        return answer.To<TAnswer>();
    }

    /// <summary>This link is of no more use. Whoever waits for it learns that at once; the farewell to the server goes on in the background.</summary>
    public void Abandon()
    {
        _lost.TrySetResult();
        _run?.Stop(FollowEnd.Lost);
        _inbox?.Stop();
        if (Interlocked.Exchange(ref _abandoned, 1) == 0) Closed = _hub.DisposeAsync().AsTask();
    }

    private void Receive<T>(WireMessage message, Action<FollowRun, T> take)
    {
        if (_run is not { } run) return;
        try
        {
            take(run, message.To<T>());
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            run.Fail(unreadable);
        }
    }

    /// <summary>An own socket for one reason: the stock one does not tell a refused token from a server that is down.</summary>
    private static async Task<WebSocket> OpenSocketAsync(Uri address, CampaignConnectionOptions options, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await options.AccessToken(cancellationToken)}");
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return socket;
        }
        catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            socket.Dispose();
            throw new CampaignRefusedException(Refusal.Forbidden("access.not-signed-in", $"{address.Authority} does not accept this token."));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
