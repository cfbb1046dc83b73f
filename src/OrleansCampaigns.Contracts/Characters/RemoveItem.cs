using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Takes all of a thing out of the inventory. Nothing happens when it is not there.</summary>
/// <param name="Item">The thing.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>).</remarks>
[Alias("remove-item"), Requires(Permission.Play)]
public sealed record RemoveItem(ItemId Item) : CharacterCommand;
