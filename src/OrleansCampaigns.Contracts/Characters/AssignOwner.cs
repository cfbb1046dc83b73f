using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Makes a member an owner, who sees the whole sheet and may change it. Owners there already stay.</summary>
/// <param name="User">A member who plays or runs the game.</param>
/// <remarks>Refused: <c>member.unknown</c>, <c>member.spectates</c>, <c>character.hidden</c> (reveal it first), <c>owner.too-many</c> (8).</remarks>
[Alias("assign-owner"), Requires(Permission.RunGame)]
public sealed record AssignOwner(UserId User) : CharacterCommand;
