using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Characters;

/// <summary>A character as its decider sees it.</summary>
public sealed record CharacterState(CharacterId Id, bool Exists, string Name) : IEntityState<CharacterState, CharacterCommand, CharacterEvent>
{
    public static CharacterState Initial { get; } = new(new CharacterId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")), Exists: false, "");

    public static Decision<CharacterEvent> Decide(CharacterCommand command, CharacterState state, CommandContext context) =>
        CharacterDecider.Decide(command, state, context);

    public CharacterState Evolve(CharacterEvent happened) => happened switch
    {
        CharacterCreated e => this with { Id = e.Character, Exists = true, Name = e.Name },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a character."),
    };
}
