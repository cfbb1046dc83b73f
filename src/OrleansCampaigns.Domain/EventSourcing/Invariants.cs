using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
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
        [.. CampaignInvariants.All, .. SessionInvariants.All, .. CharacterInvariants.All, .. RegionInvariants.All, .. ConflictInvariants.All, .. References.All];

    /// <summary>The first that an event broke in its own entity and in that entity's book; null: none.</summary>
    /// <param name="before">The entity on which the event was decided.</param>
    /// <param name="after">What <see cref="EntityFold"/> makes of it.</param>
    /// <param name="happened">The event.</param>
    public static Invariant? BrokenBy<TState, TCommand, TEvent>(TState before, TState after, TEvent happened)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent => ConflictInvariants.BrokenBy(before.Book, after.Book, happened) ?? TState.BrokenBy(before, after, happened);

    /// <summary>The same of a recorded event.</summary>
    public static Invariant? BrokenBy(RecordedEvent recorded, CampaignWorld before, CampaignWorld after)
    {
        var id = recorded.Entity.Id;
        return recorded.Event switch
        {
            CampaignEvent e => BrokenBy<CampaignState, CampaignCommand, CampaignEvent>(before.Campaign, after.Campaign, e),
            SessionEvent e => BrokenBy<SessionState, SessionCommand, SessionEvent>(before.Sessions.GetValueOrDefault(new(id), SessionState.Initial), after.Sessions[new(id)], e),
            CharacterEvent e => BrokenBy<CharacterState, CharacterCommand, CharacterEvent>(before.Characters.GetValueOrDefault(new(id), CharacterState.Initial), after.Characters[new(id)], e),
            RegionEvent e => BrokenBy<RegionState, RegionCommand, RegionEvent>(before.Regions.GetValueOrDefault(new(id), RegionState.Initial), after.Regions[new(id)], e),
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
        return Of(CampaignInvariants.BrokenIn(world.Campaign), world.Campaign.Book, own)
            .Concat(world.Sessions.SelectMany(one => Of(SessionInvariants.BrokenIn(one.Value), one.Value.Book, new(EntityKind.Session, one.Key.Value))))
            .Concat(world.Characters.SelectMany(one => Of(CharacterInvariants.BrokenIn(one.Value), one.Value.Book, new(EntityKind.Character, one.Key.Value))))
            .Concat(world.Regions.SelectMany(one => Of(RegionInvariants.BrokenIn(one.Value), one.Value.Book, new(EntityKind.Region, one.Key.Value))))
            .Concat(References.BrokenIn(world, own, past));
    }

    private static IEnumerable<(Invariant Broken, EntityRef Entity)> Of(List<Invariant> ownRules, ConflictBook book, EntityRef entity) =>
        ownRules.Concat(ConflictInvariants.BrokenIn(book)).Select(broken => (broken, entity));
}
