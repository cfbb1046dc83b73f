using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

/// <summary>Delivers a played campaign's events to <see cref="Influence"/> and sends what follows, each command id once, as the journal does.</summary>
internal sealed class InfluencedCampaign(PlayedCampaign campaign)
{
    /// <summary>More effects than this from one delivery mean a chain without an end.</summary>
    private const int EffectsMaxPerDelivery = 1_000;

    private readonly HashSet<CommandId> _sent = [];
    private int _delivered;

    /// <summary>How many effects were accepted.</summary>
    public int Effects { get; private set; }

    /// <summary>Delivers what is new, and what follows from it, until nothing is.</summary>
    public void Deliver()
    {
        var limit = Effects + EffectsMaxPerDelivery;
        while (_delivered < campaign.Events.Count)
        {
            Deliver(campaign.Events[_delivered++]);
            Assert.True(Effects < limit, "The effects have no end.");
        }
    }

    /// <summary>Delivers every event once more, newest first.</summary>
    public void DeliverAllAgain()
    {
        foreach (var recorded in campaign.Events.ToArray().Reverse()) Deliver(recorded);
        Deliver();
    }

    private void Deliver(RecordedEvent cause)
    {
        foreach (var effect in Influence.Of(PlayedCampaign.Id, cause)) Send(cause, effect);
    }

    private void Send(RecordedEvent cause, Effect effect)
    {
        if (!_sent.Add(effect.Id)) return;
        if (campaign.SendAs(Actor.System, effect.Command) is not { } why) Effects++;
        else if (Influence.WhenRefused(cause, effect, why) is { } remedy) Send(cause, remedy);
    }
}
