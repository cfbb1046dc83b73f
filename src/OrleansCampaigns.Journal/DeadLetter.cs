namespace OrleansCampaigns.Journal;

/// <summary>An event that a handler gave up, until an operator has it tried again or drops it.</summary>
/// <param name="Handler">Name of the handler.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Sequence">Of the event in the campaign's journal.</param>
/// <param name="EntityKind">What kind of entity it happened in.</param>
/// <param name="EntityId">In which one.</param>
/// <param name="EventType">Stored name of the event's type.</param>
/// <param name="Error">What the last try ended with.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="TraceId">Of the last try, when it was traced.</param>
/// <param name="DeadAt">When it was given up.</param>
public sealed record DeadLetter(
    string Handler, Guid CampaignId, long Sequence, short EntityKind, Guid EntityId, string EventType, string Error, int Tries, string? TraceId, DateTimeOffset DeadAt);
