using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The game master tells what happens.</summary>
/// <param name="Entry">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.paused</c>, <c>session.closed</c>, <c>session.too-many-participants</c>, <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("narrate"), Requires(Permission.RunGame)]
public sealed record Narrate(
    [property: Id(0)] LogEntryId Entry,
    [property: Id(1)] string Text) : SessionCommand;
