using System.Collections.Frozen;
using System.Reflection;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>
/// Makes messages to outside systems of what happened. It only stores them: no endpoint can hold it up. It takes the past, and each subscription says from which event on it is told:
/// when a handler first ran is a moment after the first events, and those may already be for somebody.
/// </summary>
internal sealed class WebhookHandler(IGrainFactory grains) : IEventHandler
{
    public string Name => "webhooks";

    /// <summary>Which updates an event gives to whom is the audiences' rule, so it takes all.</summary>
    public FrozenSet<string> Takes { get; } = EventCodec.Types.Select(type => type.GetCustomAttribute<EventTypeAttribute>()!.Name).ToFrozenSet(StringComparer.Ordinal);

    public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken) =>
        grains.GetGrain<ICampaignWebhooksGrain>(handled.Campaign.Value).DeliverAsync(handled.Cause.Sequence, handled.Id);
}
