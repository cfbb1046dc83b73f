using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>What the rules of play let an event in one entity change in others: see <see cref="Influence"/>.</summary>
internal sealed class InfluenceHandler(ILogger<InfluenceHandler> logger) : IEventHandler
{
    public string Name => "influence";

    public FrozenSet<string> Takes => Influence.Causes;

    public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        foreach (var effect in Influence.Of(handled.Campaign, handled.Cause)) await SendAsync(handled, effect);
    }

    private async Task SendAsync(HandledEvent handled, Effect effect)
    {
        var next = effect;
        while (next is not null)
        {
            if (await handled.SendEffectAsync(next.Id, next.Command) is not { } refusal) return;
            logger.EffectRefused(refusal.Code);
            next = Influence.WhenRefused(handled.Cause, next, refusal);
        }
    }
}
