using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>An append on its way to the disk, with its place in the journal. It is placed anew when one before it is turned down.</summary>
internal sealed class PlacedAppend(AppendRequest request)
{
    public AppendRequest Request { get; } = request;

    /// <summary>Raised with each place: the outcome of an earlier one says nothing.</summary>
    public int Placements { get; private set; }

    /// <summary>Chain hash of the row before the first of <see cref="Rows"/>.</summary>
    public ReadOnlyMemory<byte> HashBefore { get; private set; }

    public ImmutableArray<JournalRow> Rows { get; private set; } = [];

    public Task<AppendOutcome> Commit { get; private set; } = Task.FromResult(AppendOutcome.FenceLost);

    /// <summary>It was decided on events of its entity that are not stored.</summary>
    public bool IsTurnedDown { get; private set; }

    public void PlaceAt(ReadOnlyMemory<byte> hashBefore, ImmutableArray<JournalRow> rows, Task<AppendOutcome> commit) =>
        (Placements, HashBefore, Rows, Commit) = (Placements + 1, hashBefore, rows, commit);

    public void TurnDown() => (Placements, IsTurnedDown) = (Placements + 1, true);
}
