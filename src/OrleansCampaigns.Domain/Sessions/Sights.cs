using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What each audience may know at this moment.</summary>
public static class Sights
{
    public static bool Reaches(this Sight sight, ChannelKind channel) => channel switch
    {
        ChannelKind.GameMasters => true,
        ChannelKind.Table => sight >= Sight.Table,
        _ => sight == Sight.Everyone,
    };

    public static Sight OfCharacter(CampaignWorld world, CharacterId? character)
    {
        if (character is not { } id || !world.Characters.TryGetValue(id, out var state)) return Sight.GameMasters;
        if (CharacterViews.Main(state, world, ChannelKind.Table) is null) return Sight.GameMasters;
        return CharacterViews.Main(state, world, ChannelKind.Public) is null ? Sight.Table : Sight.Everyone;
    }

    public static Sight OfRegion(CampaignWorld world, RegionId? region)
    {
        if (region is not { } id || !world.Regions.TryGetValue(id, out var state)) return Sight.GameMasters;
        if (RegionViews.Main(state, world, ChannelKind.Table) is null) return Sight.GameMasters;
        return RegionViews.Main(state, world, ChannelKind.Public) is null ? Sight.Table : Sight.Everyone;
    }
}
