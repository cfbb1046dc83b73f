using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Play is over, for good: the running scene and the combat end, a recap is made from what the whole table saw, and region clocks may move on. Closing twice changes nothing.</summary>
/// <param name="ClockAdvances">At most 50, each clock once. No view shows them: the regions show what came of them.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.clock-advances</c> (too many, a clock twice, or segments outside 1 to 24), <c>id.empty</c>.</remarks>
[Alias("close-session"), Requires(Permission.RunGame)]
public sealed record CloseSession(ImmutableArray<ClockAdvance> ClockAdvances) : SessionCommand;
