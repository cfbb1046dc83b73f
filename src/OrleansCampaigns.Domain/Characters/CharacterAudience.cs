using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>Who sees what of a character's event.</summary>
public static class CharacterAudience
{
    public static void Address(CharacterId id, CharacterEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (happened)
        {
            case CharacterCreated:
                to.EachMain(channel => CharacterViews.Main(after.Characters[id], after, channel) is { } view ? new CharacterChanged(view) { Character = id } : null);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }
}
