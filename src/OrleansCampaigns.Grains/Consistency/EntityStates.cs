using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>The four kinds of entity, where a verification has to tell them apart.</summary>
internal static class EntityStates
{
    public static EntityKind KindOf(DomainEvent happened) => happened switch
    {
        CampaignEvent => EntityKind.Campaign,
        SessionEvent => EntityKind.Session,
        CharacterEvent => EntityKind.Character,
        RegionEvent => EntityKind.Region,
        _ => throw new InvalidOperationException($"{happened.GetType().Name} belongs to no kind of entity."),
    };

    /// <summary>The name under which an entity's snapshot is stored.</summary>
    public static string SnapshotNameOf(EntityKind kind) => kind switch
    {
        EntityKind.Campaign => "campaign-snapshot",
        EntityKind.Session => "session-snapshot",
        EntityKind.Character => "character-snapshot",
        _ => "region-snapshot",
    };

    /// <summary>The state hash of an entity that has events.</summary>
    public static string HashOf(CampaignWorld world, EntityRef entity) => entity.Kind switch
    {
        EntityKind.Campaign => StateJson.HashOf(world.Campaign),
        EntityKind.Session => StateJson.HashOf(world.Sessions[new(entity.Id)]),
        EntityKind.Character => StateJson.HashOf(world.Characters[new(entity.Id)]),
        _ => StateJson.HashOf(world.Regions[new(entity.Id)]),
    };

    /// <summary>A snapshot's state hash and the receipts that it remembers.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not what this build writes.</exception>
    public static (string StateHash, IReadOnlyList<RecentCommit> Recent) Read(EntitySnapshot snapshot, EntityKind kind) => kind switch
    {
        EntityKind.Campaign => Read<CampaignState>(snapshot),
        EntityKind.Session => Read<SessionState>(snapshot),
        EntityKind.Character => Read<CharacterState>(snapshot),
        _ => Read<RegionState>(snapshot),
    };

    private static (string, IReadOnlyList<RecentCommit>) Read<TState>(EntitySnapshot snapshot)
    {
        var memory = EntityMemory<TState>.Read(snapshot);
        return (StateJson.HashOf(memory.State), [.. memory.Recent]);
    }
}
