using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>The break is over. Resuming an open session changes nothing.</summary>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>.</remarks>
[Alias("resume-session"), Requires(Permission.RunGame)]
public sealed record ResumeSession : SessionCommand;
