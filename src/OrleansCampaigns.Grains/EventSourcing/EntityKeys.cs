using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Campaigns;
using OrleansCampaigns.Grains.Characters;
using OrleansCampaigns.Grains.Regions;
using OrleansCampaigns.Grains.Sessions;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>The one place where grain keys are built and read.</summary>
public static class EntityKeys
{
    public static IEntityGrain GetEntity(this IGrainFactory grains, CampaignId campaign, EntityRef entity) => entity.Kind switch
    {
        EntityKind.Campaign => grains.GetGrain<ICampaignGrain>(entity.Id, Extension(campaign)),
        EntityKind.Session => grains.GetGrain<ISessionGrain>(entity.Id, Extension(campaign)),
        EntityKind.Character => grains.GetGrain<ICharacterGrain>(entity.Id, Extension(campaign)),
        EntityKind.Region => grains.GetGrain<IRegionGrain>(entity.Id, Extension(campaign)),
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of entity."),
    };

    public static ICampaignJournalGrain GetJournal(this IGrainFactory grains, CampaignId campaign) =>
        grains.GetGrain<ICampaignJournalGrain>(campaign.Value);

    /// <summary>The campaign that a grain of any kind belongs to: the last 32 digits of its key.</summary>
    public static CampaignId CampaignOf(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        return new CampaignId(Guid.ParseExact(key.AsSpan(key.Length - 32), "N"));
    }

    private static string Extension(CampaignId campaign) => campaign.Value.ToString("N");
}
