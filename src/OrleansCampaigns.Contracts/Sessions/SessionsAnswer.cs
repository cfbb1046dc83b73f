using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A page of sessions.</summary>
/// <param name="Sessions">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListSessions.After"/>; null when this is the end.</param>
[Alias("sessions-answer")]
public sealed record SessionsAnswer(ImmutableArray<SessionHeading> Sessions, SessionId? Next = null) : Answer;
