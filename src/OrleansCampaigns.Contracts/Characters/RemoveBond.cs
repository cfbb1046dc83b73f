using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes a bond off the sheet. Nothing happens when it is not there.</summary>
/// <param name="Bond">The bond.</param>
/// <param name="Secret">Which kind; secret ones are for game masters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>access.denied</c>.</remarks>
[GenerateSerializer, Immutable, Alias("remove-bond"), Requires(Permission.Play)]
public sealed record RemoveBond([property: Id(0)] BondId Bond, [property: Id(1)] bool Secret = false) : CharacterCommand;
