using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>A conflict as the player sees it whose value was kept: their own side alone. Game masters find theirs in the inbox.</summary>
/// <param name="Kind">Kind of the entity in which it is.</param>
/// <param name="Field">Which field.</param>
/// <param name="Mine">What they sent.</param>
/// <param name="Passages">Of a text: those of their words that clash.</param>
/// <param name="Id">The entity; null: the campaign itself.</param>
[Alias("own-conflict-view")]
public sealed record OwnConflictView(
    EntityKind Kind,
    string Field,
    ConflictSide Mine,
    ImmutableArray<string> Passages,
    Guid? Id = null);
