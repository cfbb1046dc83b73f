using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>A character as each audience sees it; null: not at all.</summary>
public static class CharacterViews
{
    public static CharacterView? Main(CharacterState state, CampaignWorld world, ChannelKind channel) => new(state.Id, state.Name);

    public static CharacterOwnView? Own(CharacterState state, CampaignWorld world, UserId user) => null;
}
