using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;

namespace OrleansCampaigns.Grains.Tests.Consistency;

/// <summary>A region whose decider has forgotten three of its rules; all else is the region's own.</summary>
internal sealed record MistakenRegion(RegionState Region) : IEntityState<MistakenRegion, RegionCommand, RegionEvent>
{
    public static MistakenRegion Initial { get; } = new(RegionState.Initial);

    public ConflictBook Book => Region.Book;

    public static Decision<RegionEvent> Decide(RegionCommand command, MistakenRegion state, CommandContext context) => command switch
    {
        SetRegionValue c => Decision<RegionEvent>.Accept(new RegionRenamed("Renamed first"), new RegionValueSet(c.Value, c.To)),
        SetBorder c => new BorderSet(c.To, c.Visibility),
        WriteRegionNotes => new RegionConflictResolved(new ConflictEnd(new(Guid.NewGuid()), ConflictChoice.Mine)),
        _ => RegionState.Decide(command, state.Region, context),
    };

    public static Invariant? BrokenBy(MistakenRegion before, MistakenRegion after, RegionEvent happened) => RegionState.BrokenBy(before.Region, after.Region, happened);

    public static RegionEvent Kept(KeptConflict conflict) => RegionState.Kept(conflict);

    public static RegionEvent Resolved(ConflictEnd end) => RegionState.Resolved(end);

    public MistakenRegion Evolve(RegionEvent happened) => new(Region.Evolve(happened));

    public MistakenRegion With(ConflictBook book) => new(Region.With(book));
}
