using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>The inbox as game masters see it, and what a player sees of their own.</summary>
public static class ConflictViews
{
    /// <summary>All open conflicts of the campaign for game masters; none for anybody else.</summary>
    public static ImmutableSortedDictionary<ConflictId, ConflictView> Main(CampaignWorld world, ChannelKind channel)
    {
        if (channel != ChannelKind.GameMasters) return ImmutableSortedDictionary<ConflictId, ConflictView>.Empty;
        return Open(world).ToImmutableSortedDictionary(open => open.Conflict.Id, open => ViewOf(open.Kind, open.Id, open.Conflict));
    }

    /// <summary>What is kept of this user.</summary>
    public static ImmutableSortedDictionary<ConflictId, OwnConflictView> Own(CampaignWorld world, UserId user) => Open(world)
        .Where(open => open.Conflict.ShownTo == user)
        .ToImmutableSortedDictionary(open => open.Conflict.Id, open => OwnViewOf(open.Kind, open.Id, open.Conflict));

    public static ConflictView ViewOf(EntityKind kind, Guid? id, KeptConflict conflict) => new(
        kind,
        conflict.Field.Value,
        SideOf(conflict.Mine),
        SideOf(conflict.Theirs),
        [.. conflict.Passages.Select(passage => new ConflictPassage(passage.Mine, passage.Theirs))],
        id);

    public static OwnConflictView OwnViewOf(EntityKind kind, Guid? id, KeptConflict conflict) =>
        new(kind, conflict.Field.Value, SideOf(conflict.Mine), [.. conflict.Passages.Select(passage => passage.Mine)], id);

    private static IEnumerable<(EntityKind Kind, Guid? Id, KeptConflict Conflict)> Open(CampaignWorld world) =>
        Of(EntityKind.Campaign, null, world.Campaign.Book)
            .Concat(world.Sessions.SelectMany(entry => Of(EntityKind.Session, entry.Key.Value, entry.Value.Book)))
            .Concat(world.Characters.SelectMany(entry => Of(EntityKind.Character, entry.Key.Value, entry.Value.Book)))
            .Concat(world.Regions.SelectMany(entry => Of(EntityKind.Region, entry.Key.Value, entry.Value.Book)));

    private static IEnumerable<(EntityKind, Guid?, KeptConflict)> Of(EntityKind kind, Guid? id, ConflictBook book) => book.Open.Values.Select(conflict => (kind, id, conflict));

    private static ConflictSide SideOf(KeptSide side) =>
        new(side.User, side.At, side.Role, side.Value is { } command ? JsonSerializer.SerializeToElement(command, WireJson.Options) : null);
}
