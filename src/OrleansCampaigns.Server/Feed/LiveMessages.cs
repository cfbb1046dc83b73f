using Microsoft.AspNetCore.SignalR.Protocol;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Server.Feed;

/// <summary>What the server calls on a client beside <see cref="FrameEncoder.ClientMethod"/>.</summary>
internal static class LiveMessages
{
    public static InvocationMessage Reset(ViewReset reset) => new("reset", [WireMessage.From(reset)]);

    public static InvocationMessage Refused(Refusal refusal) => new("refused", [WireMessage.From(refusal)]);

    public static InvocationMessage Signalled(Signals signals) => new("signals", [WireMessage.From(signals)]);

    public static InvocationMessage Job(JobProgress progress) => new(LiveDoor.Job, [WireMessage.From(progress)]);

    public static InvocationMessage Present(PresenceChanged presence) => new("presence", [WireMessage.From(presence)]);
}
