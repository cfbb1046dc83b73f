using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A closed session moves region clocks on. A refused effect is over: the clock is gone.</summary>
public static class SessionInfluence
{
    public static ImmutableArray<Type> Causes => [typeof(SessionClosed)];

    public static ImmutableArray<Command> Of(RecordedEvent cause) =>
        cause.Event is SessionClosed { ClockAdvances: { IsDefault: false } advances }
            ? [.. advances.Select(advance => new TickClock(advance.Clock, advance.Segments) { Region = advance.Region })]
            : [];
}
