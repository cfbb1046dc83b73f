using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.EventSourcing;

/// <summary>
/// Nobody can say whether the command took effect: the server failed on it <see cref="Outbox.FailuresMax"/> times, or the connection was disposed first.
/// Sending <see cref="Envelope"/> again, on any connection, is harmless and finds out.
/// </summary>
public sealed class OutcomeUnknownException(CommandEnvelope envelope, Exception? cause)
    : Exception($"Whether command {envelope.Id} took effect is unknown.", cause)
{
    public CommandEnvelope Envelope { get; } = envelope;
}
