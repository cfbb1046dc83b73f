using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>
/// What the events of regions have for effects: a clock that fills raises its consequence. Chains end, because a clock fills once until it is reset,
/// and no effect resets a clock: there are never more effects than clocks. A refused effect is over: nothing has to be undone.
/// </summary>
public static class RegionInfluence
{
    /// <summary>The events that can have effects.</summary>
    public static ImmutableArray<Type> Causes => [typeof(ClockFilled)];

    public static ImmutableArray<Command> Of(CampaignId campaign, RecordedEvent cause) =>
        cause.Event is ClockFilled { Outcome: { } outcome } ? [Raised(outcome, new RegionId(cause.Entity.Id), campaign, cause)] : [];

    private static RegionCommand Raised(ClockConsequence outcome, RegionId region, CampaignId campaign, RecordedEvent cause) => outcome switch
    {
        ChangesRegionValue o => new ChangeRegionValue(o.Value, o.By) { Region = region },
        ChangesInfluence o => new ChangeFactionInfluence(o.Faction, o.By) { Region = region },
        RaisesThreat o => new RaiseThreat(new ThreatId(EffectId.Of(campaign, cause.Sequence, index: 0).Value), o.Name, o.Severity, o.Visibility) { Region = region },
        TicksClock o => new TickClock(o.Clock, o.Segments) { Region = o.Region },
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} has no effect."),
    };
}
