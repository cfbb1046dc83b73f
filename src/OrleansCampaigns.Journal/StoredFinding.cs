namespace OrleansCampaigns.Journal;

/// <summary>Something that a verification found wrong. Holds numbers, hashes and codes only, never anything from an event's content.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Sequence">Of the event at which it is wrong; 0 when it is about no event.</param>
/// <param name="EntityKind">0 when it is about no entity.</param>
/// <param name="EntityId">Empty when it is about no entity.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
/// <param name="FirstSeen">When it was first found.</param>
/// <param name="LastSeen">When it was last found.</param>
/// <param name="Times">How often it was found.</param>
/// <param name="RepairedAt">When it was repaired, or first not found any more; null: it is open.</param>
public sealed record StoredFinding(
    Guid Campaign,
    string Code,
    long Sequence,
    short EntityKind,
    Guid EntityId,
    string Expected,
    string Found,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    long Times,
    DateTimeOffset? RepairedAt = null);
