using System.Collections.Frozen;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// Facts that characters, factions and regions say of themselves have no fact of the story that could be removed when a chapter ends them. Then <c>ended_alive(character/…)</c> is so, and speaks against it until somebody
/// says <c>alive(character/…)</c> again.
/// </summary>
internal static class EndedFacts
{
    private const string Prefix = "ended_";

    /// <summary>What <see cref="StoryFactsReader"/> derives.</summary>
    private static readonly FrozenSet<string> Derived =
        ["alive", "retired", "wounded", "sick", "cursed", "missing", "monster", "owns", "kin", "loves", "hates", "rival", "mentor", "owes", "sworn", "mourns", "fears", "serves", "friend", "member", "town", "market", "holy", "mine", "wilderness", "near", "rules", "claims", "famine",
        "unrest", "war", "truce", "alliance"];

    public static bool IsOne(StoryFact fact) => fact.Predicate.StartsWith(Prefix, StringComparison.Ordinal) && Derived.Contains(fact.Predicate[Prefix.Length..]);

    /// <summary>What speaks against a fact; null when removing it is enough.</summary>
    public static StoryFact? Of(StoryFact fact) => Derived.Contains(fact.Predicate) ? fact with { Predicate = Prefix + fact.Predicate } : null;

    /// <summary>The fact that it speaks against.</summary>
    public static StoryFact Against(StoryFact ended) => ended with { Predicate = ended.Predicate[Prefix.Length..] };
}
