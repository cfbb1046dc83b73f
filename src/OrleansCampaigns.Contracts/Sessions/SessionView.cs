using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>One session as a main channel sees it. Spectators see it from its opening on.</summary>
/// <param name="Session">The session.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Proposals">By id. Empty for spectators.</param>
/// <param name="Seats">By user.</param>
/// <param name="Scenes">Started ones in the order of their start, then, for game masters, prepared ones.</param>
/// <param name="Handouts">By id; for players those shown to the table, for spectators none.</param>
/// <param name="Log">The newest 200 entries that this channel sees, oldest first.</param>
/// <param name="StartsAt">The date that was fixed. Null for spectators.</param>
/// <param name="OpenedAt">When play began.</param>
/// <param name="ClosedAt">When play ended.</param>
/// <param name="Combat">Null when there is none that this channel sees.</param>
/// <param name="Recap">Made at the close.</param>
[Alias("session-view")]
public sealed record SessionView(
    SessionId Session,
    string Name,
    SessionStatus Status,
    ImmutableArray<ProposalView> Proposals,
    ImmutableArray<SeatView> Seats,
    ImmutableArray<SceneView> Scenes,
    ImmutableArray<HandoutView> Handouts,
    ImmutableArray<LogEntryView> Log,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? ClosedAt = null,
    CombatView? Combat = null,
    Recap? Recap = null);
