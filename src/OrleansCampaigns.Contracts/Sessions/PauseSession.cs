using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A break: dice, speech in character and narration wait; talk and whispers go on. Pausing twice changes nothing.</summary>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>.</remarks>
[Alias("pause-session"), Requires(Permission.RunGame)]
public sealed record PauseSession : SessionCommand;
