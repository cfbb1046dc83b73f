using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>
/// A command that one character decides. Game masters may change any character, owners their own. Everybody else is refused <c>character.not-yours</c>,
/// or <c>character.unknown</c> when the character is hidden: as if there were none. A retired character refuses <c>character.retired</c> until it is brought
/// back; only notes, owners, visibility and the end of a transfer change on it.
/// </summary>
/// <remarks>
/// These commute, so that any order of delivery reaches the same state: <see cref="DamageCharacter"/>, <see cref="HealCharacter"/>, <see cref="SpendResource"/>,
/// <see cref="GainResource"/>, <see cref="AddCondition"/>, <see cref="AddTag"/>, <see cref="AssignOwner"/>, <see cref="AddItem"/> and positive <see cref="ChangeItemQuantity"/> of things that keep
/// their name and note, each as long as no limit on a number of entries is met. <see cref="PassRounds"/>, and every command that sets a value, is a point of order.
/// </remarks>
[Alias("character-command")]
public abstract record CharacterCommand : Command
{
    public required CharacterId Character { get; init; }

    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Character, Character.Value);
}
