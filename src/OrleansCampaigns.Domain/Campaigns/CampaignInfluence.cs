using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>A chapter's accepted consequences change regions and characters. A refused effect is over: its target is gone or full. Facts of the story change with the acceptance itself.</summary>
public static class CampaignInfluence
{
    public static ImmutableArray<Type> Causes => [typeof(ConsequencesAccepted)];

    public static ImmutableArray<Command> Of(RecordedEvent cause) =>
        cause.Event is ConsequencesAccepted accepted ? [.. accepted.Consequences.Where(consequence => consequence is not StoryFactsConsequence).Select(CommandOf)] : [];

    private static Command CommandOf(Consequence consequence) => consequence switch
    {
        TickClockConsequence c => new TickClock(c.Clock, c.Segments) { Region = c.Region },
        FactConsequence c => new SetFactStanding(c.Fact, c.Standing) { Region = c.Region },
        InfluenceConsequence c => new ChangeFactionInfluence(c.Faction, c.Delta) { Region = c.Region },
        HitPointsConsequence { Delta: < 0 } c => new DamageCharacter(-c.Delta) { Character = c.Character },
        HitPointsConsequence c => new HealCharacter(c.Delta) { Character = c.Character },
        ConditionConsequence c => new AddCondition(c.Condition, c.Rounds) { Character = c.Character },
        ItemConsequence c => new AddItem(c.Item, c.Name, c.Quantity) { Character = c.Character },
        _ => throw new InvalidOperationException($"{consequence.GetType().Name} has no effect."),
    };
}
