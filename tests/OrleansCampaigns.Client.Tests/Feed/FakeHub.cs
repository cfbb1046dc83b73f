using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Feed;

public sealed class FakeHub(FakeCampaign campaign, FakeServer server) : Hub
{
    private const string FollowerItem = "follower";

    public override Task OnConnectedAsync()
    {
        server.Connected(Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Unfollow(default);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<WireMessage> Send(WireMessage message)
    {
        var (reply, fault) = campaign.Take(message.To<CommandEnvelope>());
        if (fault?.HoldUntil is { } hold) await hold.WaitAsync(Context.ConnectionAborted);
        if (fault is { Throw: true }) throw new InvalidOperationException("A fault of the server.");
        if (fault is { Drop: true }) Context.Abort();
        return WireMessage.From(reply);
    }

    public WireMessage Follow(WireMessage message)
    {
        Unfollow(default);
        var follower = new FakeFollower(Clients.Caller, Context.ConnectionAborted);
        Context.Items[FollowerItem] = follower;
        return WireMessage.From(campaign.Follow(message.To<FollowRequest>(), follower));
    }

    public void Unfollow(WireMessage message)
    {
        _ = message;
        if (Context.Items.Remove(FollowerItem, out var follower)) campaign.Forget((FakeFollower)follower!);
    }
}
