using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A region as its decider sees it.</summary>
public sealed record RegionState(RegionId Id, bool Exists, string Name) : IEntityState<RegionState, RegionCommand, RegionEvent>
{
    public static RegionState Initial { get; } = new(new RegionId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")), Exists: false, "");

    public static Decision<RegionEvent> Decide(RegionCommand command, RegionState state, CommandContext context) =>
        RegionDecider.Decide(command, state, context);

    public RegionState Evolve(RegionEvent happened) => happened switch
    {
        RegionCreated e => this with { Id = e.Region, Exists = true, Name = e.Name },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a region."),
    };
}
