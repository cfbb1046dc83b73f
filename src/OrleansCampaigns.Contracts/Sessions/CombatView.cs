using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>
/// A combat as one audience sees it. Players' round and turn follow the visible combatants alone: while a hidden one acts, the last
/// visible turn stands.
/// </summary>
/// <param name="Round">0: not begun.</param>
/// <param name="Order">In the order of the turns; never empty (a combat without visible combatants is not seen).</param>
/// <param name="Turn">Who has the turn; null: nobody yet.</param>
[Alias("combat-view")]
public sealed record CombatView(
    int Round,
    ImmutableArray<CombatantView> Order,
    CombatantId? Turn = null)
{
    /// <summary>What the first visible combatant is added to.</summary>
    public static CombatView NotBegun { get; } = new(0, []);
}
