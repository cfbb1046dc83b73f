using System.Collections.Concurrent;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Campaigns;
using OrleansCampaigns.Grains.Characters;
using OrleansCampaigns.Grains.Regions;
using OrleansCampaigns.Grains.Sessions;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// The one place where grain keys are built and read. Orleans reads attributes by reflection each time a grain is asked for by the type of its interface (5 % of a
/// server's CPU under commands), so what they say is kept here after the first time.
/// </summary>
public static class EntityKeys
{
    private static readonly ConcurrentDictionary<Type, (GrainType Grain, GrainInterfaceType Interface)> Named = new();

    public static IEntityGrain GetEntity(this IGrainFactory grains, CampaignId campaign, EntityRef entity)
    {
        var key = GrainIdKeyExtensions.CreateGuidKey(entity.Id, ExtensionOf(campaign));
        return entity.Kind switch
        {
            EntityKind.Campaign => grains.Get<ICampaignGrain>(key),
            EntityKind.Session => grains.Get<ISessionGrain>(key),
            EntityKind.Character => grains.Get<ICharacterGrain>(key),
            EntityKind.Region => grains.Get<IRegionGrain>(key),
            _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of entity."),
        };
    }

    public static ICampaignJournalGrain GetJournal(this IGrainFactory grains, CampaignId campaign) =>
        grains.Get<ICampaignJournalGrain>(GrainIdKeyExtensions.CreateGuidKey(campaign.Value));

    /// <summary>The campaign that a grain of any kind belongs to: the last 32 digits of its key.</summary>
    public static CampaignId CampaignOf(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        return new CampaignId(Guid.ParseExact(key.AsSpan(key.Length - 32), "N"));
    }

    /// <summary>The entity that a grain is, when it is one of this campaign's.</summary>
    public static EntityRef? EntityOf(GrainId grain, CampaignId campaign)
    {
        if (!Enum.TryParse<EntityKind>(grain.Type.ToString(), ignoreCase: true, out var kind) || !grain.TryGetGuidKey(out var id, out var extension)) return null;
        return extension == ExtensionOf(campaign) ? new EntityRef(kind, id) : null;
    }

    /// <summary>What the keys of a campaign's entities end with.</summary>
    public static string ExtensionOf(CampaignId campaign) => campaign.Value.ToString("N");

    private static T Get<T>(this IGrainFactory grains, IdSpan key)
        where T : class, IAddressable
    {
        if (Named.TryGetValue(typeof(T), out var named)) return (T)grains.GetGrain(GrainId.Create(named.Grain, key), named.Interface);
        var first = grains.GetGrain(typeof(T), key);
        Named[typeof(T)] = (first.GetGrainId().Type, ((GrainReference)first).InterfaceType);
        return (T)first;
    }
}
