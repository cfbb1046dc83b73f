using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>Consecutive rows of one campaign that are committed together or not at all.</summary>
/// <param name="CampaignId">The campaign of all rows.</param>
/// <param name="Epoch">The epoch under which the caller took the campaign over.</param>
/// <param name="Rows">At least one; the first has the sequence after the head that this append expects.</param>
public sealed record JournalAppend(Guid CampaignId, long Epoch, ImmutableArray<JournalRow> Rows)
{
    /// <summary>The head must be exactly here, or the append loses its fence.</summary>
    public long ExpectedSequence => Rows[0].Sequence - 1;
}
