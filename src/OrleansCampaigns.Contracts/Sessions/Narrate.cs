using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The game master tells what happens.</summary>
/// <param name="Entry">Chosen by the sender.</param>
/// <param name="Text">1 to 4,000 characters.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.paused</c>, <c>session.closed</c>, <c>session.too-many-participants</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("narrate"), Requires(Permission.RunGame)]
public sealed record Narrate(
    LogEntryId Entry,
    string Text) : SessionCommand;
