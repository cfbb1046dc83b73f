using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// What an event in one entity changes in others: never by a direct write, always by commands. Each is a function of the journal alone, with the same
/// ids however often and wherever it is asked, so an event may be delivered any number of times and each of its effects happens once.
/// </summary>
public static class Influence
{
    /// <summary>Stored names of the event types that can have effects; no other needs to be read.</summary>
    public static FrozenSet<string> Causes { get; } = ImmutableArray.Create<Type>([.. CampaignInfluence.Causes, .. SessionInfluence.Causes, .. CharacterInfluence.Causes, .. RegionInfluence.Causes])
        .Select(type => type.GetCustomAttribute<EventTypeAttribute>()!.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The effects of an event, in the order in which they are to be sent.</summary>
    public static ImmutableArray<Effect> Of(CampaignId campaign, RecordedEvent cause)
    {
        var commands = CommandsOf(campaign, cause);
        return [.. commands.Select((command, index) => new Effect(EffectId.Of(campaign, cause.Sequence, index), command))];
    }

    /// <summary>
    /// What has to be sent because an effect of <paramref name="cause"/> was refused for good; null: nothing, the effect is over. A refusal with a
    /// <see cref="Refusal.RetryAfter"/> is not for good: the same effect is to be sent again.
    /// </summary>
    public static Effect? WhenRefused(RecordedEvent cause, Effect refused, Refusal why) =>
        cause.Event is CharacterEvent && CharacterInfluence.WhenRefused(cause, refused.Command, why) is { } command ? new Effect(EffectId.AfterRefusalOf(refused.Id), command) : null;

    private static ImmutableArray<Command> CommandsOf(CampaignId campaign, RecordedEvent cause) => cause.Event switch
    {
        CampaignEvent => CampaignInfluence.Of(cause),
        SessionEvent => SessionInfluence.Of(cause),
        CharacterEvent => [.. CharacterInfluence.Of(cause)],
        RegionEvent => RegionInfluence.Of(campaign, cause),
        _ => [],
    };
}
