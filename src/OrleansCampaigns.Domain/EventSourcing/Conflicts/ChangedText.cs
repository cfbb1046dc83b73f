using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>What an event did to a text.</summary>
/// <param name="Field">Which text.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">What it is now.</param>
/// <param name="Hunks">From the one to the other; default where the event holds the whole text.</param>
/// <param name="Sent">What its author sent, where something else came of it.</param>
public sealed record ChangedText(FieldKey Field, string? Before, string After, ImmutableArray<TextHunk> Hunks, SentText? Sent = null);
