using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Inbox;
using OrleansCampaigns.Server.Jobs;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// The live door. Every argument and result is one JSON value of the contracts (over MessagePack the same structure); whatever is wrong with it is
/// answered with a refusal, and the connection lives on.
/// </summary>
[Authorize]
public sealed class LiveHub(
    CommandDoor door, QueryHandler queries, OwnDoor own, LiveFeeds feeds, InboxFeeds inboxes, LiveConnections connections, CampaignSignals signals, JobDoor jobs) : Hub
{
    /// <summary>A larger argument is refused as <c>request.too-large</c>.</summary>
    public const int MessageBytesMax = 128 * 1024;

    /// <summary>A larger frame ends the connection: nothing that big is buffered.</summary>
    public const int FrameBytesMax = 1024 * 1024;

    private UserId User => SignedIn.UserOf(Context.User);

    private LiveConnection Connection => connections.Of(Context.ConnectionId);

    /// <summary>A command in; a receipt when it is on disk, or a refusal. Commands of one connection are executed in the order sent.</summary>
    public async Task<WireMessage> Send(WireMessage envelope)
    {
        if (!Connection.MayCall()) return WireMessage.From(CommandReply.Of(CommandAllowance.Exceeded));
        var (command, malformed) = Read<CommandEnvelope>(envelope);
        if (malformed is not null) return WireMessage.From(CommandReply.Of(malformed));
        return WireMessage.From(await door.SendAsync(User, command!, Context.ConnectionAborted));
    }

    /// <summary>A question, answered as over HTTP.</summary>
    public async Task<WireMessage> Ask(WireMessage query)
    {
        if (!Connection.MayCall()) return WireMessage.From(QueryReply.Of(CommandAllowance.Exceeded));
        var (asked, malformed) = Read<Query>(query);
        if (malformed is not null) return WireMessage.From(QueryReply.Of(malformed));
        return WireMessage.From(await queries.AskAsync(User, asked!, Context.ConnectionAborted));
    }

    /// <summary>What is the user's own, over all campaigns; answered as over HTTP.</summary>
    public async Task<WireMessage> Own(WireMessage request)
    {
        if (!Connection.MayCall()) return WireMessage.From(QueryReply.Of(CommandAllowance.Exceeded));
        var (asked, malformed) = Read<OwnRequest>(request);
        if (malformed is not null) return WireMessage.From(QueryReply.Of(malformed));
        return WireMessage.From(await own.AskAsync(User, asked!, Context.ConnectionAborted));
    }

    /// <summary>Follows the user's inbox; see <see cref="FollowInbox"/>. The first page comes after the answer.</summary>
    [HubMethodName("FollowInbox")]
    public async Task<object> FollowOwnInbox(WireMessage request)
    {
        if (!Connection.MayCall()) return WireMessage.From(QueryReply.Of(CommandAllowance.Exceeded));
        var (follow, malformed) = Read<FollowInbox>(request);
        if (malformed is not null) return WireMessage.From(QueryReply.Of(malformed));
        try
        {
            var (reply, start) = await inboxes.FollowAsync(Connection, User, follow!, Context.ConnectionAborted);
            return new HubAnswer(WireMessage.From(reply), start);
        }
        catch (JournalUnavailableException)
        {
            return WireMessage.From(QueryReply.Of(Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2))));
        }
    }

    /// <summary>Long work in; the job at once, or a refusal.</summary>
    public async Task<WireMessage> StartJob(WireMessage start)
    {
        if (!Connection.MayCall()) return WireMessage.From(JobReply.Of(CommandAllowance.Exceeded));
        var (asked, malformed) = Read<StartJob>(start);
        if (malformed is not null) return WireMessage.From(JobReply.Of(malformed));
        return WireMessage.From(await jobs.StartAsync(User, asked!, Context.ConnectionAborted));
    }

    /// <summary>The job as it stands after somebody wants it to end, or a refusal.</summary>
    public async Task<WireMessage> CancelJob(WireMessage cancel)
    {
        if (!Connection.MayCall()) return WireMessage.From(JobReply.Of(CommandAllowance.Exceeded));
        var (asked, malformed) = Read<CancelJob>(cancel);
        if (malformed is not null) return WireMessage.From(JobReply.Of(malformed));
        return WireMessage.From(await jobs.CancelAsync(User, asked!, Context.ConnectionAborted));
    }

    /// <summary>Follows a campaign; see <see cref="FollowReply"/>. The first frame comes after the answer.</summary>
    public async Task<object> Follow(WireMessage request)
    {
        if (!Connection.MayCall()) return WireMessage.From(new FollowReply(null, CommandAllowance.Exceeded));
        var (follow, malformed) = Read<FollowRequest>(request);
        if (malformed is not null) return WireMessage.From(new FollowReply(null, malformed));
        try
        {
            var (reply, start) = await feeds.FollowAsync(Connection, User, follow!, Context.ConnectionAborted);
            return new HubAnswer(WireMessage.From(reply), start);
        }
        catch (JournalUnavailableException)
        {
            return WireMessage.From(new FollowReply(null, Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2))));
        }
    }

    /// <summary>Without an answer; beyond the allowance it changes nothing and is told as <c>refused</c>.</summary>
    public async Task Unfollow(WireMessage campaign)
    {
        if (!Connection.MayCall())
        {
            await TellAsync(CommandAllowance.Exceeded);
            return;
        }

        var (id, malformed) = Read<CampaignId>(campaign);
        if (malformed is null) feeds.Unfollow(Connection, id);
    }

    /// <summary>The ephemeral lane: no answer, no promise.</summary>
    public async Task Signal(WireMessage request)
    {
        if (!Connection.MaySignal())
        {
            await TellAsync(CommandAllowance.SignalsExceeded);
            return;
        }

        var (signal, malformed) = Read<SignalRequest>(request);
        if (malformed is null && Connection.Follows(signal!.Campaign)) signals.Send(User, signal, Context.ConnectionId);
    }

    /// <summary>What a frame that cannot be understood turns into; a client may call it too and only hears the same.</summary>
    public async Task<WireMessage> Refuse(string code)
    {
        if (!Connection.MayCall()) return WireMessage.From(CommandReply.Of(CommandAllowance.Exceeded));
        var refusal = Refusal.Invalid(code is "request.malformed" ? code : "request.not-understood", "This is not a message of this hub: an unknown method, or arguments of another shape.");
        if (code is "request.malformed") await Clients.Caller.SendAsync("refused", WireMessage.From(refusal));
        return WireMessage.From(CommandReply.Of(refusal));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        feeds.Closed(Connection);
        inboxes.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task TellAsync(Refusal refusal)
    {
        if (Connection.IsTold()) await Clients.Caller.SendAsync("refused", WireMessage.From(refusal));
    }

    private static (T? Value, Refusal? Malformed) Read<T>(WireMessage message)
    {
        if (message.Json.Length > MessageBytesMax)
            return (default, Refusal.TooLarge("request.too-large", $"The message has {message.Json.Length} bytes; {MessageBytesMax} are allowed."));
        try
        {
            return (message.To<T>(), null);
        }
        catch (JsonException cause)
        {
            return (default, Malformed.Refuse(cause));
        }
        catch (NotSupportedException)
        {
            return (default, Refusal.Invalid("request.malformed", "The message does not say which command it is: its \"type\" is missing or unknown."));
        }
    }
}
