using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.EventSourcing;

/// <summary>
/// Commands on their way. One at a time and in the order given: the next goes when the one before has its answer, so that the order holds over retries too.
/// What got no certain answer (connection lost, server busy, undecided) is sent again with the same id, for as long as it takes.
/// </summary>
internal sealed class Outbox(CampaignConnectionOptions options, ServerRound servers) : IAsyncDisposable
{
    /// <summary>A server that answers a command with an error of its own so often is not asked again: it would block all commands behind.</summary>
    public const int FailuresMax = 5;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    private sealed record Waiting(CommandEnvelope Envelope)
    {
        public WireMessage Message { get; } = WireMessage.From(Envelope);

        public TaskCompletionSource<CommandReply> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Commands without an answer, oldest first.</summary>
    public ImmutableArray<CommandEnvelope> Unanswered
    {
        get
        {
            lock (_gate) return [.. _waiting.Select(waiting => waiting.Envelope)];
        }
    }

    /// <summary>How often a command was sent once more.</summary>
    public long Retries { get; private set; }

    public void Start() => _run = RunAsync();

    public async Task<CommandReply> SendAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(envelope);
        LinkedListNode<Waiting> place;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, typeof(CampaignConnection));
            if (_waiting.Count >= options.OutboxMax)
                return CommandReply.Of(Refusal.TooMany("outbox.full", $"{options.OutboxMax} commands wait for their answer already; this one was not sent.", TimeSpan.FromSeconds(1)));
            place = _waiting.AddLast(waiting);
        }

        _work.Release();
        await using var abandoned = cancellationToken.UnsafeRegister((_, token) =>
        {
            waiting.Answer.TrySetCanceled(token);
            Leave(place);
        }, null);
        return await waiting.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        lock (_gate)
        {
            foreach (var waiting in _waiting) waiting.Answer.TrySetException(new OutcomeUnknownException(waiting.Envelope, null));
            _waiting.Clear();
        }

        _work.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _work.WaitAsync(_stop.Token);
                LinkedListNode<Waiting>? head;
                lock (_gate) head = _waiting.First;
                if (head is null) continue;
                await DeliverAsync(head.Value);
                Leave(head);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed; what waits is answered there.
        }
    }

    private void Leave(LinkedListNode<Waiting> place)
    {
        lock (_gate)
            if (place.List is not null) _waiting.Remove(place);
    }

    private async Task DeliverAsync(Waiting head)
    {
        var failures = 0;
        for (var tries = 0; !head.Answer.Task.IsCompleted; tries++)
        {
            ServerLink? link = null;
            try
            {
                link = await servers.LinkAsync(_stop.Token);
                if (tries > 0) Retries++;
                var reply = await link.SendAsync(head.Message, _stop.Token);
                if (IsUncertain(reply, out var retryAfter)) await PauseAsync(retryAfter, head);
                else head.Answer.TrySetResult(reply);
            }
            catch (CampaignRefusedException refused)
            {
                head.Answer.TrySetException(refused);
            }
            catch (Exception failure) when (failure is HubException or JsonException)
            {
                // A connection that closes tells so by such an exception too; it is gone a moment later.
                await Task.WhenAny(link!.Lost, PauseAsync(PauseAfterFailure, head));
                if (!link.IsLost && ++failures == FailuresMax) head.Answer.TrySetException(new OutcomeUnknownException(head.Envelope, failure));
            }
            catch (Exception lost) when (lost is not OperationCanceledException || !_stop.IsCancellationRequested)
            {
                // Lost or stuck, and nothing is known of this try. Over a new connection the same id finds out.
                link?.Abandon();
            }
        }
    }

    private static bool IsUncertain(CommandReply reply, out TimeSpan retryAfter)
    {
        retryAfter = reply.Refusal?.RetryAfter ?? TimeSpan.Zero;
        return reply.Refusal?.Kind is RefusalKind.Unavailable or RefusalKind.TooMany;
    }

    /// <summary>As long as the server asks, at most 30 s, plus up to a quarter at random; ends early when the sender gives up.</summary>
    private async Task PauseAsync(TimeSpan asked, Waiting head)
    {
        var pause = (asked < LongestRetryAfter ? asked : LongestRetryAfter) * (1 + (Random.Shared.NextDouble() / 4));
        await Task.WhenAny(head.Answer.Task, Task.Delay(pause, options.Clock, _stop.Token));
        _stop.Token.ThrowIfCancellationRequested();
    }
}
