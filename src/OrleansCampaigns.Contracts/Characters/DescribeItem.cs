using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Gives a thing another name and note.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Note">At most 600 characters; may be empty.</param>
/// <remarks>Refused: as for every change of a character (<see cref="CharacterCommand"/>), <c>item.unknown</c>, <c>text.*</c>.</remarks>
[Alias("describe-item"), Requires(Permission.Play)]
public sealed record DescribeItem(ItemId Item, string Name, string Note) : CharacterCommand;
