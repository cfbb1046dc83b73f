namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>A journal row that this version cannot read: written by a newer one, or damaged. Never skipped: what follows it would be wrong.</summary>
public sealed class UnknownEventException(string message, Exception? cause = null) : Exception(message, cause);
