using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Gives the sheet another shape and keeps what still fits: attributes of the same name with a value in range, resources of the same name, allowed tags. The rest starts at its default or is dropped.</summary>
/// <param name="Schema">The new shape.</param>
/// <remarks>Refused: <c>schema.*</c>, <c>character.retired</c>.</remarks>
[Alias("replace-sheet-schema"), Requires(Permission.RunGame)]
public sealed record ReplaceSheetSchema(SheetSchema Schema) : CharacterCommand;
