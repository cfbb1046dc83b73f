using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>The version at which a viewer sees an entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Version">Opaque, to be sent as <see cref="CommandEnvelope.Seen"/>.</param>
public sealed record SeenVersion(EntityRef Entity, string Version)
{
    /// <summary>The entity of which an update shows a part; of a conflict, the one in which it is.</summary>
    public static EntityRef EntityOf(CampaignId campaign, Update update) => update switch
    {
        SessionUpdate u => new EntityRef(EntityKind.Session, u.Session.Value),
        SessionOwnUpdate u => new EntityRef(EntityKind.Session, u.Session.Value),
        CharacterUpdate u => new EntityRef(EntityKind.Character, u.Character.Value),
        CharacterOwnUpdate u => new EntityRef(EntityKind.Character, u.Character.Value),
        RegionUpdate u => new EntityRef(EntityKind.Region, u.Region.Value),
        RegionOwnUpdate u => new EntityRef(EntityKind.Region, u.Region.Value),
        ConflictKept { View: var v } => new EntityRef(v.Kind, v.Id ?? campaign.Value),
        ConflictResolved u => new EntityRef(u.Kind, u.Id ?? campaign.Value),
        OwnConflictKept { View: var v } => new EntityRef(v.Kind, v.Id ?? campaign.Value),
        OwnConflictResolved u => new EntityRef(u.Kind, u.Id ?? campaign.Value),
        _ => new EntityRef(EntityKind.Campaign, campaign.Value),
    };
}
