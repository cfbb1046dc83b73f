using System.Collections.Frozen;
using OrleansCampaigns.Domain.Sessions;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>Keeps by the clock when sessions start (<see cref="InboxKeeper"/>), and how often their dates were moved, for calendars. Takes the past: a session may lie ahead.</summary>
internal sealed class SessionDatesHandler(ICalendarStore store) : IEventHandler
{
    public string Name => "session-dates";

    public bool TakesImported => true;

    public FrozenSet<string> Takes { get; } = FrozenSet.Create(StringComparer.Ordinal, "session-date-fixed");

    public Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        var cause = handled.Cause;
        var startsAt = ((DateFixed)cause.Event).StartsAt;
        return store.SetDateAsync(
            new SessionDate(handled.Campaign.Value, cause.Entity.Id, cause.EntityVersion, startsAt, startsAt - InboxKeeper.Lead, cause.At), cancellationToken);
    }
}
