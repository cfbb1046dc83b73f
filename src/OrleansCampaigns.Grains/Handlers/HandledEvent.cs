using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>One try at one event: the event, and the way to send commands because of it.</summary>
public sealed class HandledEvent
{
    private readonly HandlerEnds _ends;
    private readonly CampaignGateway _gateway;
    private readonly bool _again;
    private readonly List<(CommandId Id, Refusal? Refusal)> _over = [];
    private int _sent;

    /// <param name="cause">The event with its place in the journal.</param>
    /// <param name="ends">What ended in earlier tries.</param>
    /// <param name="gateway">Where commands go.</param>
    /// <param name="again">It may have been delivered before: what it sends is looked up first, because proposing it again would break the batch that it is in.</param>
    internal HandledEvent(RecordedEvent cause, HandlerEnds ends, CampaignGateway gateway, bool again) => (Cause, _ends, _gateway, _again) = (cause, ends, gateway, again);

    public CampaignId Campaign => _ends.Campaign;

    public RecordedEvent Cause { get; }

    /// <summary>The same in every try of this handler at this event, on every silo, and nobody else's: the key by which an outside service does a thing once.</summary>
    public Guid Id => EffectId.Of(Campaign, _ends.Handler, Cause.Sequence, index: 0).Value;

    /// <summary>
    /// Sends a command as the campaign itself. Its id derives from the handler, the event and how many were sent in this try before it: a handler sends the same commands in
    /// the same order each time, and each takes effect once. A command that was refused may be taken in a later try when this one fails. When it succeeds, refusals are stored before
    /// the event counts as handled: should it be delivered again, they are what the handler gets, whatever has changed since.
    /// </summary>
    /// <returns>Why it was refused for good; null when it is done.</returns>
    /// <exception cref="CommandUndecidedException">It cannot be taken now; the try does not count.</exception>
    public async Task<Refusal?> SendAsync(Command command)
    {
        var id = EffectId.Of(Campaign, _ends.Handler, Cause.Sequence, _sent++);
        if (_ends.TryFind(Cause.Sequence, id, out var before)) return before;
        var outcome = await DecideAsync(id, command);
        if (LeftNoRow(outcome)) _over.Add((id, outcome.Refusal));
        return outcome.Refusal;
    }

    /// <summary>
    /// With an id that the rules themselves derived from the event. Refused, or with nothing to change, it is over for good: that is stored before this returns, so before anything
    /// is sent because of it.
    /// </summary>
    internal async Task<Refusal?> SendEffectAsync(CommandId id, Command command)
    {
        if (_ends.TryFind(Cause.Sequence, id, out var before)) return before;
        var outcome = await DecideAsync(id, command);
        if (LeftNoRow(outcome)) await _ends.EndAsync(Cause.Sequence, id, outcome.Refusal);
        return outcome.Refusal;
    }

    /// <summary>The try succeeded: what it sent is over, whether it left a row or not.</summary>
    internal async Task EndAsync()
    {
        foreach (var (id, refusal) in _over) await _ends.EndAsync(Cause.Sequence, id, refusal);
    }

    private static bool LeftNoRow(CommandOutcome outcome) => outcome.Refusal is not null || outcome.Commit is { Sequence: 0 };

    private async Task<CommandOutcome> DecideAsync(CommandId id, Command command)
    {
        var outcome = await _gateway.SendAsSystemAsync(new CommandRequest(id, Campaign, default, command, null, _again), CancellationToken.None);
        if (outcome.Refusal is { RetryAfter: not null } later) throw new CommandUndecidedException(later.Code == CampaignGateway.UndecidedCode ? UndecidedReason.Reloading : UndecidedReason.Busy, later.Message);
        return outcome;
    }
}
