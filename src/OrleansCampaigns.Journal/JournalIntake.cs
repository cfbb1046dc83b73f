using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>A journal that is taken in.</summary>
/// <param name="CampaignId">Whose.</param>
/// <param name="Sequence">Of its last row, so as many rows; at least 1.</param>
/// <param name="Hash">Of its last row.</param>
/// <param name="Handlers">Those for which all of it is handled already. Whoever has a position of the campaign here gets the same one.</param>
public sealed record JournalIntake(Guid CampaignId, long Sequence, ReadOnlyMemory<byte> Hash, ImmutableArray<string> Handlers);
