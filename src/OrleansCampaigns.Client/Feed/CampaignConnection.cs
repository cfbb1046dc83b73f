using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Client.EventSourcing;
using OrleansCampaigns.Client.Inbox;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// A live connection to one campaign, over any server of a cluster. Commands take effect once and in the order given, whatever breaks in between;
/// updates come in order, none missing and none twice. Lost connections are replaced by connections to the next server without the caller's doing.
/// Safe for use by several threads; <see cref="Updates"/> has one reader at a time.
/// </summary>
/// <example>
/// <code>
/// await using var table = new CampaignConnection(options);
/// await table.StartAsync(cancellationToken);
/// var reply = await table.SendAsync(new PublishChapter(chapter), cancellationToken: cancellationToken);
/// await foreach (var item in table.Updates.WithCancellation(cancellationToken)) Show(item, table.State!.Main!);
/// </code>
/// </example>
public sealed class CampaignConnection : IAsyncDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(15);

    private readonly CampaignConnectionOptions _options;
    private readonly ServerRound _servers;
    private readonly Outbox _outbox;
    private readonly FeedReader _reader;
    private int _started;

    public CampaignConnection(CampaignConnectionOptions options)
    {
        if (options.Servers.IsDefaultOrEmpty) throw new ArgumentException("At least one server address is needed.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.OutboxMax, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.UnreadUpdatesMax, 1, nameof(options));
        _options = options;
        _servers = new ServerRound(options);
        _outbox = new Outbox(options, _servers);
        _reader = new FeedReader(options, _servers);
    }

    /// <summary>
    /// The campaign's feed: followed from the moment in which somebody enumerates it until the enumeration ends; enumerated again it goes on where it ended.
    /// It has no end of its own. Throws <see cref="CampaignRefusedException"/> when the viewer may not, or may no longer, follow, and
    /// <see cref="System.Text.Json.JsonException"/> when the server speaks of things that this version does not know.
    /// </summary>
    public IAsyncEnumerable<FeedItem> Updates => _reader;

    /// <summary>What was handed out so far, as views and as a cursor to keep; null before the first view.</summary>
    public FeedState? State => _reader.State;

    /// <summary>Commands without an answer, oldest first. Keep them before the process ends, and send them again: the ids make it harmless.</summary>
    public ImmutableArray<CommandEnvelope> Unanswered => _outbox.Unanswered;

    /// <summary>The server at the other end, null while there is none.</summary>
    public Uri? Server => _servers.LinkNow()?.Server;

    /// <summary>Why the newest attempt to connect that failed did, for the log of a connection that does not come about.</summary>
    public Exception? LastFailure => _servers.LastFailure;

    /// <summary>Connections after the first one.</summary>
    public int Reconnects => Math.Max(0, _servers.Opened - 1);

    /// <summary>Commands that were sent once more.</summary>
    public long Retries => _outbox.Retries;

    /// <summary>Missing numbers that were noticed, and repaired by following again.</summary>
    public long Gaps => _reader.Gaps;

    /// <summary>Updates that a server sent again and that were not handed out again.</summary>
    public long Repeated => _reader.Repeated;

    /// <summary>Connects. Returns at the first connection; tries until then, so give it a token that ends it.</summary>
    /// <exception cref="CampaignRefusedException"><c>access.not-signed-in</c>: the token is not accepted.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _servers.Start();
            _outbox.Start();
        }

        await _servers.LinkAsync(cancellationToken);
    }

    /// <summary>Sends a command with a new id. See the other overload.</summary>
    /// <param name="seen">As in <see cref="CommandEnvelope.Seen"/>.</param>
    public Task<CommandReply> SendAsync(Command command, string? seen = null, CancellationToken cancellationToken = default) =>
        SendAsync(new CommandEnvelope(new CommandId(Guid.CreateVersion7()), _options.Campaign, command, seen), cancellationToken);

    /// <summary>
    /// Sends a command behind all that were given before, and waits for its certain outcome over lost connections and overloaded servers.
    /// Refused with <c>outbox.full</c> when <see cref="CampaignConnectionOptions.OutboxMax"/> commands wait.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting and all further tries. Whether a command that was under way took effect is then not known here.</param>
    /// <exception cref="OutcomeUnknownException">The server failed on it again and again, or the connection was disposed.</exception>
    /// <exception cref="CampaignRefusedException">The token is no longer accepted.</exception>
    public Task<CommandReply> SendAsync(CommandEnvelope envelope, CancellationToken cancellationToken = default) => _outbox.SendAsync(envelope, cancellationToken);

    /// <summary>Asks the server that is connected now, waiting for a connection when there is none. A question changes nothing, so a lost answer is simply asked for again.</summary>
    /// <exception cref="CampaignRefusedException">The token is no longer accepted.</exception>
    public Task<QueryReply> AskAsync(Query query, CancellationToken cancellationToken = default)
    {
        var asked = WireMessage.From(query);
        return CallAsync((link, token) => link.AskAsync(asked, token), cancellationToken);
    }

    /// <summary>
    /// The user's inbox over all campaigns, from behind a number on: first what was missed, then what comes, each notice once and in order, over lost connections too. Keep the
    /// number of the last one that was handed out. It has no end of its own; one enumeration of a connection at a time. Throws <see cref="CampaignRefusedException"/> when the
    /// token is no longer accepted, or for a number that the inbox has not come to.
    /// </summary>
    public IAsyncEnumerable<InboxItem> ReadInboxAsync(long after = 0) => new InboxReader(_options, _servers, after);

    /// <summary>Asks or says something about what is the user's own. Saying it twice changes nothing more, so a lost answer is simply asked for again.</summary>
    /// <exception cref="CampaignRefusedException">The token is no longer accepted.</exception>
    public Task<QueryReply> OwnAsync(OwnRequest request, CancellationToken cancellationToken = default)
    {
        var asked = WireMessage.From(request);
        return CallAsync((link, token) => link.OwnAsync(asked, token), cancellationToken);
    }

    /// <summary>Starts long work of the campaign, waiting for a connection when there is none. The id makes it harmless to send it again, here and by the caller.</summary>
    /// <param name="kind">What it does, <c>export</c> for example.</param>
    /// <param name="argument">What its kind takes: an object; null for nothing.</param>
    /// <param name="job">Its id; null: a new one.</param>
    /// <returns>The job, which is stored, or why not.</returns>
    /// <exception cref="CampaignRefusedException">The token is no longer accepted.</exception>
    public Task<JobReply> StartJobAsync(string kind, object? argument = null, JobId? job = null, CancellationToken cancellationToken = default)
    {
        JsonElement? given = argument is null ? null : JsonSerializer.SerializeToElement(argument, argument.GetType(), WireJson.Options);
        var start = new StartJob(_options.Campaign, job ?? new JobId(Guid.CreateVersion7()), kind, given);
        return CallAsync((link, token) => link.StartJobAsync(start, token), cancellationToken);
    }

    /// <summary>Has a job end before its time; see <see cref="CancelJob"/>.</summary>
    /// <exception cref="CampaignRefusedException">The token is no longer accepted.</exception>
    public Task<JobReply> CancelJobAsync(JobId job, CancellationToken cancellationToken = default) =>
        CallAsync((link, token) => link.CancelJobAsync(new CancelJob(_options.Campaign, job), token), cancellationToken);

    /// <summary>
    /// A job as it stands, then each time it looks different, up to its end, over lost connections and dead servers. While <see cref="Updates"/> are read, what is pushed is handed
    /// out at once; the job is asked for only at its end, and in case a push was lost with a server.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="every">How long to wait for a push before asking; null: 15 seconds while <see cref="Updates"/> are read, else, because nothing is pushed then, one second.</param>
    /// <exception cref="CampaignRefusedException"><c>job.unknown</c>: there is no such job for this viewer, or it was forgotten; or what refuses the viewer.</exception>
    public async IAsyncEnumerable<JobView> WatchJobAsync(JobId job, TimeSpan? every = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        JobView? seen = null;
        while (true)
        {
            var link = await _servers.LinkAsync(cancellationToken);
            using var watch = link.Watch(job); // before the question: what changes after the answer is pushed to it
            var reply = await AskAsync(new ViewJob(job) { Campaign = _options.Campaign }, cancellationToken);
            if (reply.Refusal is { RetryAfter: null } refusal) throw new CampaignRefusedException(refusal);
            if (reply.Refusal?.RetryAfter is { } pause) await Task.Delay(pause, _options.Clock, cancellationToken);
            if (reply.Answer is not JobAnswer { Job: var now }) continue;
            if (seen is null || Looks(seen) != Looks(now)) yield return now;
            if (now.IsFinished) yield break;
            seen = now;
            while (await watch.NextAsync(every ?? (link.Follows ? AskAgainAfter : WatchEvery), _options.Clock, cancellationToken) is { State: < JobState.Succeeded } pushed)
            {
                now = seen with { State = pushed.State, Progress = pushed.Progress, Stage = pushed.Stage };
                if (now.Progress < seen.Progress || Looks(seen) == Looks(now)) continue; // pushed before the answer was given
                yield return seen = now;
            }
        }

        static (JobState, double, string, bool) Looks(JobView view) => (view.State, view.Progress, view.Stage, view.IsCancelAsked);
    }

    /// <summary>
    /// Shows others something passing: a pointer, a drag. Sent only while connected, never repeated, never stored; the last value of a key wins.
    /// </summary>
    /// <returns>False: there is no connection and nothing was sent.</returns>
    public async Task<bool> SignalAsync(SignalRequest signal, CancellationToken cancellationToken = default)
    {
        if (_servers.LinkNow() is not { } link) return false;
        try
        {
            await link.SignalAsync(signal, cancellationToken);
            return true;
        }
        catch (Exception lost) when (lost is InvalidOperationException or IOException)
        {
            return false;
        }
    }

    /// <summary>Ends the connection. Commands without an answer end with <see cref="OutcomeUnknownException"/>; an enumeration of <see cref="Updates"/> with <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _started, 2) == 2) return;
        await _outbox.DisposeAsync();
        await _servers.DisposeAsync();
    }

    private async Task<T> CallAsync<T>(Func<ServerLink, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var link = await _servers.LinkAsync(cancellationToken);
            try
            {
                return await call(link, cancellationToken);
            }
            catch (Exception lost) when (lost is InvalidOperationException or IOException or TimeoutException or HubException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                link.Abandon();
            }
        }
    }
}
