using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// The one catalogue of what always holds. A commit checks what its events touched, in constant time or in that of the decision itself; whoever verifies a stored campaign
/// checks the same at each event, and in the end the whole of it.
/// </summary>
public static class Invariants
{
    public static ImmutableArray<Invariant> All { get; } =
        [.. CampaignInvariants.All, .. SessionInvariants.All, .. CharacterInvariants.All, .. RegionInvariants.All, .. References.All];

    /// <summary>The first that a recorded event broke in its own entity; null: none.</summary>
    public static Invariant? BrokenBy(RecordedEvent recorded, CampaignWorld before, CampaignWorld after)
    {
        var id = recorded.Entity.Id;
        return recorded.Event switch
        {
            CampaignEvent e => CampaignState.BrokenBy(before.Campaign, after.Campaign, e),
            SessionEvent e => SessionState.BrokenBy(before.Sessions.GetValueOrDefault(new(id), SessionState.Initial), after.Sessions[new(id)], e),
            CharacterEvent e => CharacterState.BrokenBy(before.Characters.GetValueOrDefault(new(id), CharacterState.Initial), after.Characters[new(id)], e),
            RegionEvent e => RegionState.BrokenBy(before.Regions.GetValueOrDefault(new(id), RegionState.Initial), after.Regions[new(id)], e),
            _ => throw new InvalidOperationException($"{recorded.Event.GetType().Name} belongs to no kind of entity."),
        };
    }

    /// <summary>All that do not hold in a whole campaign, each with the entity in which it does not.</summary>
    /// <param name="world">The folded campaign.</param>
    /// <param name="campaign">Its own id.</param>
    /// <param name="past">Who and what was there before.</param>
    public static IEnumerable<(Invariant Broken, EntityRef Entity)> BrokenIn(CampaignWorld world, Guid campaign, CampaignPast past)
    {
        var own = new EntityRef(EntityKind.Campaign, campaign);
        return CampaignInvariants.BrokenIn(world.Campaign).Select(broken => (broken, own))
            .Concat(world.Sessions.SelectMany(one => SessionInvariants.BrokenIn(one.Value).Select(broken => (broken, new EntityRef(EntityKind.Session, one.Key.Value)))))
            .Concat(world.Characters.SelectMany(one => CharacterInvariants.BrokenIn(one.Value).Select(broken => (broken, new EntityRef(EntityKind.Character, one.Key.Value)))))
            .Concat(world.Regions.SelectMany(one => RegionInvariants.BrokenIn(one.Value).Select(broken => (broken, new EntityRef(EntityKind.Region, one.Key.Value)))))
            .Concat(References.BrokenIn(world, own, past));
    }
}
