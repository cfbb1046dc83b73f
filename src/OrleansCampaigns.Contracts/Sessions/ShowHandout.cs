using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Shows a handout to chosen members, or to all players at the table. What was shown stays shown; nobody learns who else sees it.</summary>
/// <param name="Handout">The handout.</param>
/// <param name="To">At most 50 members; they find it in their own view.</param>
/// <param name="ToTable">Shows it to all players at the table; not to spectators.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>handout.unknown</c>, <c>handout.recipients</c> (more than 50 in all, or nobody), <c>handout.no-such-member</c>.</remarks>
[Alias("show-handout"), Requires(Permission.RunGame)]
public sealed record ShowHandout(
    HandoutId Handout,
    ImmutableArray<UserId> To,
    bool ToTable = false) : SessionCommand;
