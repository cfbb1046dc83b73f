using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of a region. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class RegionDecider
{
    public const int RegionsMax = 1_000;

    public static Decision<RegionEvent> Decide(RegionCommand command, RegionState state, CommandContext context)
    {
        if (command is CreateRegion create) return RegionProfile.Decide(create, state, context);
        if (!state.Exists) return Refusal.NotFound("region.unknown", "There is no such region.");
        return command switch
        {
            RenameRegion c => RegionProfile.Decide(c, state),
            DescribeRegion c => RegionProfile.Decide(c, state),
            WriteRegionNotes c => RegionProfile.Decide(c, state),
            RevealRegion c => RegionProfile.Decide(c, state),
            HideRegion => RegionProfile.Shown(RegionVisibility.GameMasters, state),
            SetRegionWeather c => RegionProfile.Decide(c, state),
            SetRegionForecast c => RegionProfile.Decide(c, state),
            SetRegionValue c => RegionMeasures.Decide(c, state),
            ChangeRegionValue c => RegionMeasures.Decide(c, state),
            SetFactionInfluence c => RegionMeasures.Decide(c, state),
            ChangeFactionInfluence c => RegionMeasures.Decide(c, state),
            RemoveFactionInfluence c => RegionMeasures.Decide(c, state),
            SetRegionResource c => RegionResources.Decide(c, state),
            ChangeRegionResource c => RegionResources.Decide(c, state),
            RemoveRegionResource c => RegionResources.Decide(c, state),
            SetBorder c => RegionWays.Decide(c, state, context),
            RemoveBorder c => RegionWays.Decide(c, state),
            SetRoute c => RegionWays.Decide(c, state, context),
            RemoveRoute c => RegionWays.Decide(c, state),
            StartClock c => RegionClocks.Decide(c, state),
            TickClock c => RegionClocks.Decide(c, state),
            UntickClock c => RegionClocks.Decide(c, state),
            ResetClock c => RegionClocks.Decide(c, state),
            SetClockVisibility c => RegionClocks.Decide(c, state),
            RemoveClock c => RegionClocks.Decide(c, state),
            RaiseThreat c => RegionThreats.Decide(c, state),
            SetThreatSeverity c => RegionThreats.Decide(c, state),
            SetThreatVisibility c => RegionThreats.Decide(c, state),
            ResolveThreat c => RegionThreats.Decide(c, state),
            RemoveThreat c => RegionThreats.Decide(c, state),
            RecordFact c => RegionFacts.Decide(c, state, context),
            SetFactStanding c => RegionFacts.Decide(c, state),
            RevealFact c => RegionFacts.Decide(c, state, context),
            RemoveFact c => RegionFacts.Decide(c, state),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }
}
