using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// One campaign that can be read and written without a connection. Reads come from a local replica, commands go into a kept queue, and whenever a server can be
/// reached the queue is sent in order and the replica catches up. Ending the process between any two steps loses and doubles nothing that the store keeps.
/// Safe for use by several threads.
/// </summary>
/// <example>
/// <code>
/// await using var store = await SqliteOfflineStore.OpenAsync("campaigns.db");
/// await using var table = await OfflineCampaign.OpenAsync(store, options);
/// Show(table.View);
/// var queued = await table.EnqueueAsync(new DescribeCampaign("Fog over the marsh."));
/// await foreach (var report in table.Reports)
/// {
///     Tell(report);
///     await table.AcknowledgeAsync(report.Command);
/// }
/// </code>
/// </example>
public sealed class OfflineCampaign : IAsyncDisposable
{
    private const string NotSignedIn = "access.not-signed-in";

    private readonly OfflineCampaignOptions _options;
    private readonly IOfflineShelf _shelf;
    private readonly OfflineQueue _queue;
    private readonly OfflineReplica _replica;
    private readonly CancellationTokenSource _stop = new();
    private readonly ChangeSignal _again = new();
    private Task _run = Task.CompletedTask;
    private CampaignConnection? _connection;
    private Refusal? _sessionTrouble;
    private Refusal? _feedTrouble;
    private Refusal? _told;
    private int _disposed;

    private OfflineCampaign(OfflineCampaignOptions options, IOfflineShelf shelf) =>
        (_options, _shelf, _queue, _replica) = (options, shelf, new OfflineQueue(shelf, options), new OfflineReplica(shelf, options));

    /// <summary>The campaign as last stored; null before the first view ever. Never waits, needs no connection.</summary>
    public OfflineView? View => _replica.View;

    /// <summary>Commands whose outcome is not known, in the order in which they are sent.</summary>
    public ImmutableArray<QueuedCommand> Pending => [.. _queue.All.Where(command => command.State != QueuedState.Answered)];

    /// <summary>The server at the other end, null while there is none.</summary>
    public Uri? Server => Volatile.Read(ref _connection)?.Server;

    /// <summary>Why the newest attempt to connect that failed did, for the log of a device that stays offline; null without one.</summary>
    public Exception? LastFailure => Volatile.Read(ref _connection)?.LastFailure;

    /// <summary>
    /// Why sending or following stands still although nothing is wrong with the network; null while nothing does. <c>access.not-signed-in</c>: the token is not accepted, and the
    /// queue waits for another. <c>campaign.unknown</c> and other refusals of the feed: the user may not, or no longer, follow; the replica stays as it is, and queued
    /// commands are sent and refused one by one. <c>feed.not-understood</c>: the server speaks of things that this version does not know. <c>offline.store-…</c>: as in
    /// <see cref="OfflineStoreException"/>. <c>offline.fault</c>: a bug. All are tried again after <see cref="OfflineCampaignOptions.RetryAfterTrouble"/>.
    /// </summary>
    public Refusal? Trouble => Volatile.Read(ref _sessionTrouble) ?? Volatile.Read(ref _feedTrouble);

    /// <summary>
    /// First the views as they are, as <see cref="ViewReplaced"/>, then everything that changes them, when it is kept. Ends when the campaign is disposed; any number of readers. Of a
    /// reader that is <see cref="OfflineCampaignOptions.UnreadChangesMax"/> behind, what is unread is replaced by the views as they are then.
    /// </summary>
    public IAsyncEnumerable<FeedItem> Changes => ReadChangesAsync();

    /// <summary>
    /// How each command ended, in the order in which that was learned: first what is not acknowledged from before, then what comes. Ends when the campaign is disposed. Told once to each
    /// enumeration, and to each new one again until it is acknowledged.
    /// </summary>
    public IAsyncEnumerable<CommandReport> Reports => ReadReportsAsync();

    /// <summary>Opens the campaign and begins to connect in the background. Returns when what is kept was read, without waiting for a server.</summary>
    /// <param name="store">Stays the caller's, and is disposed after the campaign.</param>
    /// <exception cref="OfflineStoreException">It is open already, or cannot be read.</exception>
    public static async Task<OfflineCampaign> OpenAsync(IOfflineStore store, OfflineCampaignOptions options, CancellationToken cancellationToken = default)
    {
        options.Check();
        var shelf = await store.OpenAsync(options.Scope, cancellationToken);
        try
        {
            var content = await shelf.LoadAsync(cancellationToken);
            var campaign = new OfflineCampaign(options, shelf);
            campaign._queue.Load(content);
            campaign._replica.Load(content.Replica);

            // Not on the caller's context: a user interface has other things to do.
            campaign._run = Task.Run(campaign.RunAsync, CancellationToken.None);
            return campaign;
        }
        catch
        {
            await shelf.DisposeAsync();
            throw;
        }
    }

    /// <summary>Queues a command with a new id. See the next overload.</summary>
    public Task<EnqueueReply> EnqueueAsync(Command command, CancellationToken cancellationToken = default) =>
        EnqueueAsync(new CommandId(Guid.CreateVersion7()), command, cancellationToken);

    /// <summary>
    /// Queues a command of an author who looks at <see cref="View"/>: what they saw is the replica's version of the command's entity, and their own commands on it before, as long as nobody else changed it in between.
    /// Somebody else's change since then is told by the outcome. See the next overload.
    /// </summary>
    public Task<EnqueueReply> EnqueueAsync(CommandId id, Command command, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        return _queue.AddAsync(id, command, View, cancellationToken);
    }

    /// <summary>
    /// Queues a command behind all others, with the version seen that the envelope says. Returns when it is kept, without waiting for a server; from then on it is sent until its outcome is certain. An
    /// application that chooses the id itself may repeat the call after a crash: the same command under the same id is kept once, and takes effect once even when the first was acknowledged already.
    /// </summary>
    /// <param name="envelope">Of this campaign.</param>
    /// <param name="cancellationToken">Honoured until the command is about to be kept.</param>
    /// <exception cref="OfflineStoreException">The store could not keep it.</exception>
    public Task<EnqueueReply> EnqueueAsync(CommandEnvelope envelope, CancellationToken cancellationToken = default)
    {
        if (envelope.Campaign != _options.Connection.Campaign) throw new ArgumentException("The command is of another campaign.", nameof(envelope));
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        return _queue.AddAsync(envelope, ownSince: null, cancellationToken);
    }

    /// <summary>Takes a command back that was never sent.</summary>
    /// <returns>False: it may have been sent, or is not in the queue. It is then not changed.</returns>
    public Task<bool> CancelAsync(CommandId command, CancellationToken cancellationToken = default) => _queue.RemoveAsync(command, QueuedState.Waiting, cancellationToken);

    /// <summary>The application has dealt with the report: it is told no more, and its room in the queue is free.</summary>
    /// <returns>False: there is no such report, for example because it was acknowledged before.</returns>
    public Task<bool> AcknowledgeAsync(CommandId command, CancellationToken cancellationToken = default) => _queue.RemoveAsync(command, QueuedState.Answered, cancellationToken);

    /// <summary>Sends a command whose outcome is <see cref="ReportedOutcome.Unknown"/> once more, before all that wait. Its report is void, the next one comes.</summary>
    /// <returns>False: there is no such report.</returns>
    public Task<bool> SendAgainAsync(CommandId command, CancellationToken cancellationToken = default) => _queue.SendAgainAsync(command, cancellationToken);

    /// <summary>Ends the pause after a <see cref="Trouble"/>: somebody signed in anew, was invited again, made room on the disk.</summary>
    public void TryAgain() => _again.Raise();

    /// <summary>Ends the connection. What is kept stays; a command under way is sent again by whoever opens the campaign next.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _stop.CancelAsync();
        await _run;
        await _queue.DisposeAsync();
        await _shelf.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var again = _again.Next;
                await ConnectAsync();
                await PauseAsync(again, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    /// <summary>One connection from the replica on, until it is of no more use. Whatever ends it, its own end included, is told and not thrown.</summary>
    private async Task ConnectAsync()
    {
        try
        {
            await using var connection = new CampaignConnection(_options.Connection with { From = _replica.View?.ToFeedState(), WithVersions = true });
            Volatile.Write(ref _connection, connection);
            await connection.StartAsync(_stop.Token);
            Tell(ref _sessionTrouble, null);
            await WorkAsync(connection);
        }
        catch (CampaignRefusedException refused)
        {
            Tell(ref _sessionTrouble, refused.Refusal);
        }
        catch (OfflineStoreException failed)
        {
            Tell(ref _sessionTrouble, failed.ToTrouble());
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            Tell(ref _sessionTrouble, Refusal.Unavailable("offline.fault", $"A fault of the SDK: {fault.Message}", _options.RetryAfterTrouble));
        }
        finally
        {
            Volatile.Write(ref _connection, null);
        }
    }

    /// <summary>Sends and follows until one of the two cannot go on.</summary>
    private async Task WorkAsync(CampaignConnection connection)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var sending = new OfflineSender(_queue).RunAsync(connection, session.Token);
        var following = FollowAsync(connection, session.Token);
        await Task.WhenAny(sending, following);
        await session.CancelAsync();
        await Task.WhenAll(sending, following);
    }

    /// <summary>A feed that is refused does not end the connection: commands have answers of their own.</summary>
    private async Task FollowAsync(CampaignConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            var again = _again.Next;
            try
            {
                await _replica.FollowAsync(connection, () => Tell(ref _feedTrouble, null), cancellationToken);
            }
            catch (CampaignRefusedException refused) when (refused.Refusal.Code != NotSignedIn)
            {
                Tell(ref _feedTrouble, refused.Refusal);
            }
            catch (JsonException unknown)
            {
                Tell(ref _feedTrouble, Refusal.Invalid("feed.not-understood", $"The server speaks of things that this version does not know: {unknown.Message}"));
            }

            await PauseAsync(again, cancellationToken);
        }
    }

    private void Tell(ref Refusal? trouble, Refusal? now)
    {
        Volatile.Write(ref trouble, now);
        var before = Interlocked.Exchange(ref _told, Trouble);
        if (Trouble is { } present && present.Code != before?.Code) _options.OnTrouble?.Invoke(present);
    }

    private async Task PauseAsync(Task again, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(again, Task.Delay(_options.RetryAfterTrouble, _options.Clock, ended.Token));
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async IAsyncEnumerable<FeedItem> ReadChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        using var reader = _replica.NewReader();
        while (!end.IsCancellationRequested)
        {
            var given = reader.Given;
            foreach (var item in reader.TakeAll()) yield return item;
            await given.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async IAsyncEnumerable<CommandReport> ReadReportsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        var told = 0L;
        while (!end.IsCancellationRequested)
        {
            var changed = _queue.Changed;
            if (_queue.ReportAfter(told) is { } next)
            {
                told = next.Number;
                yield return next.Report;
            }
            else
            {
                await changed.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
