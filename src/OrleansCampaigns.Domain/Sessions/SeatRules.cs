using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Whom a member may sit down and speak as.</summary>
public static class SeatRules
{
    /// <summary>False for a character that does not exist and for one that is not the actor's to play, so that the answer to both is the same.</summary>
    public static bool MayPlay(CampaignWorld world, CharacterId character, Actor actor) =>
        world.Characters.TryGetValue(character, out var state) && state.Exists && (actor.RunsTheGame || Owns(state, actor));

    private static bool Owns(Characters.CharacterState state, Actor actor) => !state.Retired && state.Owners.Contains(actor.User);
}
