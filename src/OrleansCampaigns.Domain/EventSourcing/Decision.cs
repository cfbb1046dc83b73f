using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>What a decider answers: the events to record (none when there is nothing to change), or why not.</summary>
public readonly struct Decision<TEvent>
    where TEvent : DomainEvent
{
    private readonly ImmutableArray<TEvent> _events;

    private Decision(ImmutableArray<TEvent> events, Refusal? refusal) => (_events, Refusal) = (events, refusal);

    public static Decision<TEvent> Nothing => new([], null);

    /// <summary>Null when accepted.</summary>
    public Refusal? Refusal { get; }

    public ImmutableArray<TEvent> Events => _events.IsDefault ? [] : _events;

    public static implicit operator Decision<TEvent>(TEvent single) => new([single], null);

    public static implicit operator Decision<TEvent>(ImmutableArray<TEvent> events) => new(events, null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);

    public static Decision<TEvent> Accept(params ReadOnlySpan<TEvent> events) => new([.. events], null);
}
