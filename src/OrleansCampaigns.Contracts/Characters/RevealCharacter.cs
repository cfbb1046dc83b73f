using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Shows a hidden character to everybody.</summary>
[Alias("reveal-character"), Requires(Permission.RunGame)]
public sealed record RevealCharacter : CharacterCommand;
