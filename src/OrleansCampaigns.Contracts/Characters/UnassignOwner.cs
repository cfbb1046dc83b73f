using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes the character from an owner, who no longer sees its sheet. Nothing happens when they do not own it.</summary>
/// <param name="User">The owner, also one who has left the campaign.</param>
[Alias("unassign-owner"), Requires(Permission.RunGame)]
public sealed record UnassignOwner(UserId User) : CharacterCommand;
