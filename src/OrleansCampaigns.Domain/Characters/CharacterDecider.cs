using System.Globalization;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>The rules of a character. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>); whose character it is, here.</summary>
public static class CharacterDecider
{
    private static readonly Refusal Unknown = Refusal.NotFound("character.unknown", "There is no such character.");

    public static Decision<CharacterEvent> Decide(CharacterCommand command, CharacterState state, CommandContext context)
    {
        if (command is CreateCharacter create) return CharacterIdentity.Decide(create, state, context);
        if (command is ReceiveItem or CompleteTransfer or ReturnItem && context.Actor != Actor.System)
            return Refusal.Forbidden("access.denied", "Only the campaign itself moves an item that is on its way.");
        if (!state.Exists) return Unknown;
        if (!context.Actor.RunsTheGame && !state.Owners.Contains(context.Actor.User))
            return state.Hidden ? Unknown : Refusal.Forbidden("character.not-yours", "This is another player's character.");
        if (state.Retired && !MayChangeRetired(command)) return Refusal.Conflict("character.retired", "This character has retired.");
        return CharacterIdentity.Decide(command, state, context)
            ?? CharacterSheets.Decide(command, state)
            ?? CharacterVitals.Decide(command, state, context)
            ?? CharacterInventory.Decide(command, state)
            ?? CharacterTransfers.Decide(command, state, context)
            ?? CharacterStory.Decide(command, state, context)
            ?? throw new InvalidOperationException($"{command.GetType().Name} has no rule.");
    }

    /// <summary>A character that the actor may name: it exists and they can see it.</summary>
    internal static CharacterState? Visible(CharacterId id, CommandContext context) =>
        context.World.Characters.TryGetValue(id, out var other) && other.Exists && (!other.Hidden || context.Actor.RunsTheGame) ? other : null;

    internal static Refusal UnknownCharacter() => Unknown;

    /// <summary>Null, or <c>number.out-of-range</c>.</summary>
    internal static Refusal? NumberProblem(string what, long value, long minimum, long maximum) => value >= minimum && value <= maximum
        ? null
        : Refusal.Invalid("number.out-of-range", string.Create(CultureInfo.InvariantCulture, $"The {what} is {value}; it must be {minimum} to {maximum}."));

    internal static Refusal? IdProblem(Guid id) => id == Guid.Empty ? Refusal.Invalid("id.empty", "The empty id names nothing.") : null;

    /// <summary>Null, or <c>access.denied</c> for a player who asks for something hidden.</summary>
    internal static Refusal? SecrecyProblem(bool secret, CommandContext context) => secret && !context.Actor.RunsTheGame
        ? Refusal.Forbidden("access.denied", "Only game masters keep secrets about a character.")
        : null;

    private static bool MayChangeRetired(CharacterCommand command) => command is
        RetireCharacter or UnretireCharacter or RevealCharacter or HideCharacter or AssignOwner or UnassignOwner
        or WriteCharacterNotes or WriteGameMasterNotes or ReceiveItem or CompleteTransfer or ReturnItem;
}
