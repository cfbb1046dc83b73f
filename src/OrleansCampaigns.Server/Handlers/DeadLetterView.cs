using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>A dead letter in a list.</summary>
/// <param name="Id">Names it in addresses and at the verb.</param>
/// <param name="Entity">What it happened to.</param>
/// <param name="EventType">Stored name of the event's type.</param>
/// <param name="Error">What the last try ended with, at most 2,000 characters.</param>
/// <param name="Attempts">Tries that counted, of the last run and of operators.</param>
/// <param name="DeadAt">When it was given up last.</param>
/// <param name="TraceId">Of the last tries: in the server's log lines, and in the traces where they are exported.</param>
public sealed record DeadLetterView(string Id, EntityRef Entity, string EventType, string Error, int Attempts, DateTimeOffset DeadAt, string? TraceId = null)
{
    public static DeadLetterView Of(DeadLetter letter) => new(
        new DeadLetterId(letter.Handler, letter.CampaignId, letter.Sequence).ToString(),
        new EntityRef((EntityKind)letter.EntityKind, letter.EntityId), letter.EventType, letter.Error, letter.Tries, letter.DeadAt, letter.TraceId);
}
