using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Characters;

/// <summary>The character room over HTTP.</summary>
public static class CharacterEndpoints
{
    public static void MapCommands(CommandRoutes commands) => commands
        .Map<CreateCharacter>()
        .Map<AddCondition>()
        .Map<AddItem>()
        .Map<AddTag>()
        .Map<AssignOwner>()
        .Map<ChangeItemQuantity>()
        .Map<CompleteTransfer>()
        .Map<DamageCharacter>()
        .Map<DescribeItem>()
        .Map<GainResource>()
        .Map<GiveItem>()
        .Map<HealCharacter>()
        .Map<HideCharacter>()
        .Map<PassRounds>()
        .Map<ReceiveItem>()
        .Map<RemoveBond>()
        .Map<RemoveCondition>()
        .Map<RemoveGoal>()
        .Map<RemoveItem>()
        .Map<RemoveTag>()
        .Map<RenameCharacter>()
        .Map<ReplaceSheetSchema>()
        .Map<ResolveCharacterConflict>()
        .Map<RetireCharacter>()
        .Map<ReturnItem>()
        .Map<RevealCharacter>()
        .Map<SetArc>()
        .Map<SetAttribute>()
        .Map<SetBond>()
        .Map<SetGoal>()
        .Map<SetGoalStatus>()
        .Map<SetHitPoints>()
        .Map<SetPortrait>()
        .Map<SetResource>()
        .Map<SetTemporaryHitPoints>()
        .Map<SpendResource>()
        .Map<UnassignOwner>()
        .Map<UnretireCharacter>()
        .Map<WriteCharacterNotes>()
        .Map<WriteGameMasterNotes>();

    /// <param name="queries">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void MapQueries(IEndpointRouteBuilder queries)
    {
        queries.MapGet("characters", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListCharacters(after is { } id ? new CharacterId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListCharacters, CharactersAnswer>();
        queries.MapGet("characters/{character}", (Guid campaign, Guid character, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewCharacter(new(character)) { Campaign = new(campaign) }))
            .Answers<ViewCharacter, CharacterAnswer>();
    }
}
