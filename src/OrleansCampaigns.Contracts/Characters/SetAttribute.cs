using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Sets an attribute of the sheet.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Value">Within the schema's bounds.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>attribute.unknown</c>, <c>number.out-of-range</c>.</remarks>
[Alias("set-attribute"), Requires(Permission.Play)]
public sealed record SetAttribute(string Name, int Value) : CharacterCommand;
