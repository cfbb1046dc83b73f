using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Exactly one of the two is set.</summary>
public sealed record FollowReply(Following? Following = null, Refusal? Refusal = null);

/// <summary>The start of a feed.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Resumed">True: no views, the missed updates follow as frames. False: the views are complete, updates after them follow.</param>
/// <param name="Ticket">Opaque; half of a cursor.</param>
/// <param name="Positions">Opaque: where the main channel and the viewer's own stand.</param>
/// <param name="MainNumber">Number of the last update of the main channel that the viewer has.</param>
/// <param name="OwnNumber">Number of the last update of the own channel that the viewer has.</param>
/// <param name="Main">What the main channel sees.</param>
/// <param name="Own">What the viewer alone sees beside it.</param>
/// <param name="Versions">Beside views that were asked for with versions: that of each entity in them.</param>
public sealed record Following(
    CampaignId Campaign,
    ChannelKind Channel,
    bool Resumed,
    string Ticket,
    ImmutableArray<string> Positions,
    long MainNumber,
    long OwnNumber,
    LiveView? Main = null,
    OwnView? Own = null,
    ImmutableArray<SeenVersion>? Versions = null);
