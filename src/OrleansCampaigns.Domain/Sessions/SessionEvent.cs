using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>What can happen to a session.</summary>
public abstract record SessionEvent : DomainEvent;

[EventType("session-created", 1)]
public sealed record SessionCreated(Contracts.Sessions.SessionId Session, string Name) : SessionEvent;
