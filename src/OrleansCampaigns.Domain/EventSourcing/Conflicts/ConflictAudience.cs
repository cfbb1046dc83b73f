using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>Who sees what of a conflict, whatever entity it is in: game masters both sides, a player whose value was kept their own, nobody else anything.</summary>
public static class ConflictAudience
{
    public static void Address(IConflictKept happened, EntityRef entity, Addressees to)
    {
        var (conflict, id) = (happened.Conflict, IdOf(entity));
        to.GameMasters(new ConflictKept(ConflictViews.ViewOf(entity.Kind, id, conflict)) { Conflict = conflict.Id });
        if (conflict.ShownTo is { } author) to.Own(author, new OwnConflictKept(ConflictViews.OwnViewOf(entity.Kind, id, conflict)) { Conflict = conflict.Id });
    }

    public static void Address(IConflictResolved happened, EntityRef entity, CampaignWorld before, Addressees to)
    {
        var (end, conflict) = (happened.End, BookOf(entity, before).Open[happened.End.Id]);
        var id = IdOf(entity);
        to.GameMasters(new ConflictResolved(end.Choice, entity.Kind, id) { Conflict = end.Id });
        if (conflict.ShownTo is { } author) to.Own(author, new OwnConflictResolved(end.Choice, entity.Kind, id) { Conflict = end.Id });
    }

    private static Guid? IdOf(EntityRef entity) => entity.Kind == EntityKind.Campaign ? null : entity.Id;

    private static ConflictBook BookOf(EntityRef entity, CampaignWorld world) => entity.Kind switch
    {
        EntityKind.Campaign => world.Campaign.Book,
        EntityKind.Session => world.Sessions[new(entity.Id)].Book,
        EntityKind.Character => world.Characters[new(entity.Id)].Book,
        EntityKind.Region => world.Regions[new(entity.Id)].Book,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of entity."),
    };
}
