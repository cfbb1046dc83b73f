using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>A command that one character decides.</summary>
[GenerateSerializer, Immutable, Alias("character-command")]
public abstract record CharacterCommand : Command
{
    [Id(0)]
    public required CharacterId Character { get; init; }

    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Character, Character.Value);
}
