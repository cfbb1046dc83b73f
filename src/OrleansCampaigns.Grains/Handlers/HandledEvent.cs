using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>One try at one event: the event, and the way to send commands because of it.</summary>
/// <param name="campaign">The campaign.</param>
/// <param name="cause">The event with its place in the journal.</param>
/// <param name="handler">Name of the handler.</param>
/// <param name="gateway">Where commands go.</param>
public sealed class HandledEvent(CampaignId campaign, RecordedEvent cause, string handler, CampaignGateway gateway)
{
    private int _sent;

    public CampaignId Campaign { get; } = campaign;

    public RecordedEvent Cause { get; } = cause;

    /// <summary>The same in every try of this handler at this event, on every silo, and nobody else's: the key by which an outside service does a thing once.</summary>
    public Guid Id => EffectId.Of(Campaign, handler, Cause.Sequence, index: 0).Value;

    /// <summary>
    /// Sends a command as the campaign itself. Its id derives from the handler, the event and how many were sent in this try before it: a handler sends the same commands in
    /// the same order each time, and each takes effect once. A refusal is remembered nowhere: a command that was refused may be taken in a later try.
    /// </summary>
    /// <returns>Why it was refused for good; null when it is done.</returns>
    /// <exception cref="CommandUndecidedException">It cannot be taken now; the try does not count.</exception>
    public Task<Refusal?> SendAsync(Command command) => SendAsync(EffectId.Of(Campaign, handler, Cause.Sequence, _sent++), command);

    /// <summary>With an id that the rules themselves derived from the event.</summary>
    internal async Task<Refusal?> SendAsync(CommandId id, Command command)
    {
        var outcome = await gateway.SendAsSystemAsync(new CommandRequest(id, Campaign, default, command, null), CancellationToken.None);
        if (outcome.Refusal is { RetryAfter: not null } later) throw new CommandUndecidedException(UndecidedReason.Busy, later.Message);
        return outcome.Refusal;
    }
}
