using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>A campaign's rows one after another, read in pages at the pace of whoever verifies.</summary>
internal sealed class RowReader(IJournalStore store, Guid campaign, IScrubPace pace)
{
    /// <summary>Rows read at a time: at most 13 MB of payloads, usually some 50 KB.</summary>
    public const int PageRows = 200;

    private ImmutableArray<JournalRow> _page = [];
    private int _at;

    /// <summary>Sequence of the last row taken.</summary>
    public long Sequence { get; private set; }

    /// <summary>Rows that came from the database.</summary>
    public long RowsRead { get; private set; }

    /// <summary>The row behind <see cref="Sequence"/> does not have the form of one.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>The next row without taking it; null: there is none yet, or it is unreadable.</summary>
    public async ValueTask<JournalRow?> PeekAsync(CancellationToken cancellationToken)
    {
        if (_at == _page.Length)
        {
            if (IsUnreadable) return null;
            _page = await ReadAsync(PageRows, cancellationToken);
            _at = 0;
            RowsRead += _page.Length;
        }

        return _at < _page.Length ? _page[_at] : null;
    }

    public void Take() => Sequence = _page[_at++].Sequence;

    /// <summary>A page with a row that has not the form of one is read in ever smaller pieces: what stands before that row is a row like any other.</summary>
    private async Task<ImmutableArray<JournalRow>> ReadAsync(int rows, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var page = await store.ReadAsync(campaign, Sequence, rows, cancellationToken);
                await pace.TakeAsync(Math.Max(1, page.Length), cancellationToken);
                return page;
            }
            catch (Exception cause) when (cause is ArgumentException or InvalidCastException or FormatException or OverflowException)
            {
                if (rows == 1)
                {
                    IsUnreadable = true;
                    return [];
                }

                rows /= 2;
            }
        }
    }
}
