using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What a journal row says of an event beside the event.</summary>
/// <param name="Version">Of the entity, after the event.</param>
/// <param name="User">Who sent the command.</param>
/// <param name="At">When it was recorded.</param>
public readonly record struct EventMark(long Version, UserId User, DateTimeOffset At);
