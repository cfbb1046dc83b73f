using Orleans.Streams;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>A room with what connects it to the other servers.</summary>
/// <param name="Room">Under the gate of <see cref="CampaignSignals"/>.</param>
/// <param name="Subscription">Null when it failed: the room hears this server alone.</param>
internal sealed record OpenRoom(SignalRoom Room, Task<StreamSubscriptionHandle<RelayedSignals>?> Subscription)
{
    /// <summary>Ends when the other servers have been asked who is with them, and had the time to say so.</summary>
    public required Task Filled { get; init; }

    /// <summary>One report is under way at a time; what gathers meanwhile goes into the next.</summary>
    public bool IsRelaying { get; set; }

    /// <summary>When the other servers and the members are told again, whether or not anything happened.</summary>
    public required DateTimeOffset ReportAt { get; set; }

    /// <summary>When somebody last asked who is here.</summary>
    public DateTimeOffset AskedAt { get; set; }
}
