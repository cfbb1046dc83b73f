using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>A command that follows from an event.</summary>
/// <param name="Id">Always the same for the same cause, so the effect happens once however often it is sent.</param>
/// <param name="Command">Sent as <see cref="Access.Actor.System"/>.</param>
public sealed record Effect(CommandId Id, Command Command);
