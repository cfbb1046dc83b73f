using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A command that one character decides.</summary>
[Alias("character-command")]
public abstract record CharacterCommand : Command
{
    public required CharacterId Character { get; init; }

    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Character, Character.Value);
}
