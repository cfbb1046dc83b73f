using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes a bond off the sheet. Nothing happens when it is not there.</summary>
/// <param name="Bond">The bond.</param>
/// <param name="Secret">Which kind; secret ones are for game masters.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>access.denied</c>.</remarks>
[Alias("remove-bond"), Requires(Permission.Play)]
public sealed record RemoveBond(BondId Bond, bool Secret = false) : CharacterCommand;
