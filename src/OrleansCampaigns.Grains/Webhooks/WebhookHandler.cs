using System.Collections.Frozen;
using System.Reflection;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Handlers;

namespace OrleansCampaigns.Grains.Webhooks;

/// <summary>Makes messages to outside systems of what happened. It only stores them: no endpoint can hold it up.</summary>
internal sealed class WebhookHandler(IGrainFactory grains) : IEventHandler
{
    public string Name => "webhooks";

    /// <summary>Which updates an event gives to whom is the audiences' rule, so it takes all.</summary>
    public FrozenSet<string> Takes { get; } = EventCodec.Types.Select(type => type.GetCustomAttribute<EventTypeAttribute>()!.Name).ToFrozenSet(StringComparer.Ordinal);

    public bool TakesThePast => false;

    public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken) =>
        grains.GetGrain<ICampaignWebhooksGrain>(handled.Campaign.Value).DeliverAsync(handled.Cause.Sequence, handled.Id);
}
