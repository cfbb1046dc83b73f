using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>The rules of a region. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class RegionDecider
{
    public static Decision<RegionEvent> Decide(RegionCommand command, RegionState state, CommandContext context)
    {
        if (command is CreateRegion create) return Decide(create, state);
        if (!state.Exists) return Refusal.NotFound("region.unknown", "There is no such region.");
        return command switch
        {
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<RegionEvent> Decide(CreateRegion command, RegionState state)
    {
        if (state.Exists) return Refusal.Conflict("region.exists", "A region with this id exists already.");
        if (TextRule.Problem("region's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return new RegionCreated(command.Region, command.Name);
    }
}
