using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What a chapter may do to a region or a character once it is accepted.</summary>
[Alias("consequence")]
public abstract record Consequence;

/// <summary>A clock of a region is ticked.</summary>
/// <param name="Region">The region.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Segments">1 to 24.</param>
[Alias("tick-clock-consequence")]
public sealed record TickClockConsequence(
    RegionId Region,
    ClockId Clock,
    int Segments) : Consequence;

/// <summary>A fact of a region gets another standing.</summary>
[Alias("fact-consequence")]
public sealed record FactConsequence(
    RegionId Region,
    FactId Fact,
    FactStanding Standing) : Consequence;

/// <summary>A faction gains or loses influence in a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Faction">The faction.</param>
/// <param name="Delta">-100 to 100, not 0.</param>
[Alias("influence-consequence")]
public sealed record InfluenceConsequence(
    RegionId Region,
    FactionId Faction,
    int Delta) : Consequence;

/// <summary>What is so in the story changes. The campaign itself keeps it.</summary>
/// <param name="Added">What is so then: at most 20, with <paramref name="Removed"/>, and not none.</param>
/// <param name="Removed">What is not so any more.</param>
[Alias("story-facts-consequence")]
public sealed record StoryFactsConsequence(ImmutableArray<StoryFact> Added, ImmutableArray<StoryFact> Removed) : Consequence
{
    public bool Equals(StoryFactsConsequence? other) => other is not null && Same(Added, other.Added) && Same(Removed, other.Removed);

    public override int GetHashCode() => HashCode.Combine(Count(Added), Count(Removed));

    private static bool Same(ImmutableArray<StoryFact> one, ImmutableArray<StoryFact> other) => (one.IsDefault ? [] : one).SequenceEqual(other.IsDefault ? [] : other);

    private static int Count(ImmutableArray<StoryFact> facts) => facts.IsDefault ? 0 : facts.Length;
}

/// <summary>A character is hurt or healed.</summary>
/// <param name="Character">The character.</param>
/// <param name="Delta">-100,000 to 100,000, not 0; below 0 is damage.</param>
[Alias("hit-points-consequence")]
public sealed record HitPointsConsequence(CharacterId Character, int Delta) : Consequence;

/// <summary>A character gets a condition.</summary>
/// <param name="Character">The character.</param>
/// <param name="Condition">Its name, 1 to 60 characters.</param>
/// <param name="Rounds">1 to 1,000; null: until it is taken away.</param>
[Alias("condition-consequence")]
public sealed record ConditionConsequence(
    CharacterId Character,
    string Condition,
    int? Rounds = null) : Consequence;

/// <summary>A character gets an item.</summary>
/// <param name="Character">The character.</param>
/// <param name="Item">The item.</param>
/// <param name="Name">What it is called, 1 to 120 characters.</param>
/// <param name="Quantity">1 to 1,000,000.</param>
[Alias("item-consequence")]
public sealed record ItemConsequence(
    CharacterId Character,
    ItemId Item,
    string Name,
    int Quantity) : Consequence;
