using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>What a game system's sheets hold, as data.</summary>
/// <param name="Attributes">At most 60, in the order of the sheet.</param>
/// <param name="Resources">At most 30, in the order of the sheet.</param>
/// <param name="Tags">The tags allowed, at most 100 of 1 to 60 characters; none: any tag is allowed.</param>
/// <remarks>Refused: <c>schema.too-large</c>, <c>schema.invalid</c> (a name twice, bounds that exclude the default), <c>text.*</c>.</remarks>
[Alias("sheet-schema")]
public sealed record SheetSchema(
    ImmutableArray<AttributeDefinition> Attributes,
    ImmutableArray<ResourceDefinition> Resources,
    ImmutableArray<string> Tags)
{
    public static SheetSchema Empty { get; } = new([], [], []);
}
