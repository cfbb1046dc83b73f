using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>A command that follows from an event. Its id derives from the event's sequence, so it happens once however often it is sent.</summary>
public sealed record Effect(CommandId Id, Command Command);

/// <summary>What happens in one entity has effects in others through these, never by direct writes.</summary>
public static class Influence
{
    /// <summary>Stored names of the event types that can have effects.</summary>
    public static FrozenSet<string> Causes { get; } = FrozenSet<string>.Empty;

    public static ImmutableArray<Effect> Of(CampaignId campaign, RecordedEvent cause, CampaignWorld world) => [];

    /// <summary>What follows when an effect was refused; null: nothing.</summary>
    public static Effect? WhenRefused(CampaignId campaign, RecordedEvent cause, Effect refused, Refusal why) => null;
}
