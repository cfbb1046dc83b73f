namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>That an event changed a field.</summary>
/// <param name="Field">Which.</param>
/// <param name="IsPart">True: only some of it, or by an amount, or it was taken away: its author need not have known what it was.</param>
public readonly record struct FieldMark(FieldKey Field, bool IsPart);
