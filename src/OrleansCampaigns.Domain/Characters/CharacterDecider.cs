using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>The rules of a character. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class CharacterDecider
{
    public static Decision<CharacterEvent> Decide(CharacterCommand command, CharacterState state, CommandContext context)
    {
        if (command is CreateCharacter create) return Decide(create, state);
        if (!state.Exists) return Refusal.NotFound("character.unknown", "There is no such character.");
        return command switch
        {
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<CharacterEvent> Decide(CreateCharacter command, CharacterState state)
    {
        if (state.Exists) return Refusal.Conflict("character.exists", "A character with this id exists already.");
        if (TextRule.Problem("character's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        return new CharacterCreated(command.Character, command.Name);
    }
}
