using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Ends an open conflict of a character. With <see cref="CommandEnvelope.Seen"/> it is refused as <c>entity.stale</c> when somebody else changed the field since.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Choice">How it ends.</param>
/// <param name="Edited">For <see cref="ConflictChoice.Edited"/>, and only then: the command that sets the field as it is to be, of the same type and for the same field.</param>
/// <remarks>
/// Takes the permission of what it sets, too. Refused: <c>conflict.not-open</c> (resolved by somebody else, or never there), <c>conflict.edited</c>, <c>conflict.no-both</c>,
/// <c>conflict.moved-on</c> (the text has changed so much since that what was kept has no place in it), and whatever the command that it sends is refused for.
/// </remarks>
[Alias("resolve-character-conflict"), Requires(Permission.RunGame)]
public sealed record ResolveCharacterConflict(
    ConflictId Conflict,
    ConflictChoice Choice,
    JsonElement? Edited = null) : CharacterCommand, IResolveConflict;
