using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// What handlers keep of a campaign beside its journal: positions, dead letters, ends of commands. A dead letter is held against its event when the fold comes to it; what is said of
/// events behind the end of the journal never happened, and would have events that are still to come passed over.
/// </summary>
internal sealed class HandlerWitnesses(CampaignId campaign, HandlerTables tables, LiveCampaign? live, FindingList findings)
{
    private readonly Queue<LetterMark> _letters = new();
    private ImmutableArray<HandlerMark> _positions = [];
    private ImmutableArray<EndMark> _ends = [];
    private (long Sequence, string Handler) _readTo = (long.MinValue, "");
    private bool _areAllRead;

    /// <summary>Some handler has handled something: the journal once had it.</summary>
    public bool HaveHandled => _positions.Any(mark => mark.Sequence > 0);

    /// <param name="end">The last sequence of the journal, read before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task BeginAsync(long end, CancellationToken cancellationToken)
    {
        _positions = await tables.ListPositionsAsync(campaign.Value, cancellationToken);
        if (_positions.IsEmpty) _areAllRead = true; // who writes the rest has claimed a position first
        else _ends = await tables.ListEndsAfterAsync(campaign.Value, end, FindingList.FindingsMax, cancellationToken);
    }

    /// <summary>To be called with each folded row.</summary>
    public async ValueTask PassedAsync(JournalRow row, CancellationToken cancellationToken)
    {
        if (_letters.Count == 0 && !_areAllRead) await ReadLettersAsync(cancellationToken);
        var wrong = new List<LetterMark>();
        while (_letters.TryPeek(out var letter) && letter.Sequence <= row.Sequence)
        {
            if ((letter.Sequence, letter.EntityKind, letter.EntityId, letter.EventType) != (row.Sequence, row.EntityKind, row.EntityId, row.EventType)) wrong.Add(letter);
            _letters.Dequeue();
            if (_letters.Count == 0 && !_areAllRead) await ReadLettersAsync(cancellationToken);
        }

        if (wrong.Count > 0) AddLetters(wrong, row);
    }

    /// <summary>What there is behind the last folded row, as much as can be told of. To be called before the end of the journal is read.</summary>
    public async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        if (_letters.Count == 0 && !_areAllRead) await ReadLettersAsync(cancellationToken);
    }

    /// <summary>All that is not of an event up to the end of the journal.</summary>
    /// <param name="journalEnd">The last sequence, read after everything that is judged.</param>
    public void JudgeAhead(long journalEnd)
    {
        var ahead = _positions.Where(mark => mark.Sequence > journalEnd).ToList();
        if (ahead.Count > 0) AddPositions(ahead, journalEnd);
        foreach (var letters in _letters.Where(letter => letter.Sequence > journalEnd).GroupBy(letter => letter.Sequence))
        {
            Add(FindingCodes.DeadLetterAhead, letters.Key, ($"at most {journalEnd}", $"a letter of {Names(letters.Select(letter => letter.Handler))}"), async token =>
            {
                var areGone = true;
                foreach (var letter in letters) areGone &= await tables.DeleteLetterAsync(campaign.Value, letter, token);
                return areGone && await ReloadAsync(letters.Select(letter => letter.Handler));
            });
        }

        foreach (var ends in _ends.Where(end => end.Sequence > journalEnd).GroupBy(end => end.Sequence))
        {
            Add(FindingCodes.HandlerEndAhead, ends.Key, ($"at most {journalEnd}", $"ends of {Names(ends.Select(end => end.Handler))}"), async token =>
            {
                var areGone = true;
                foreach (var end in ends) areGone &= await tables.DeleteEndAsync(campaign.Value, end, token);
                return areGone && await ReloadAsync(ends.Select(end => end.Handler));
            });
        }
    }

    private async Task ReadLettersAsync(CancellationToken cancellationToken)
    {
        var page = await tables.ListLettersAsync(campaign.Value, _readTo, RowReader.PageRows, cancellationToken);
        foreach (var letter in page) _letters.Enqueue(letter);
        if (page is [.., var last]) _readTo = (last.Sequence, last.Handler);
        _areAllRead = page.Length < RowReader.PageRows;
    }

    /// <summary>
    /// Back to what the handler has in memory, if that is an event of the journal, and to the end of the journal otherwise: the true position was lost with the wrong one, and from
    /// the first event on it would decide what was refused long ago anew.
    /// </summary>
    private void AddPositions(IReadOnlyCollection<HandlerMark> ahead, long journalEnd)
    {
        var said = string.Join(", ", ahead.Select(mark => $"{mark.Handler} at {mark.Sequence}"));
        Add(FindingCodes.HandlerAhead, journalEnd, ($"at most {journalEnd}", said), async token =>
        {
            var areBack = true;
            foreach (var mark in ahead)
            {
                long? handled = live is null ? journalEnd : await live.HandledAsync(campaign, mark.Handler);
                areBack &= handled is { } at && await tables.MovePositionAsync(mark, Math.Min(at, journalEnd), token);
            }

            return areBack && await ReloadAsync(ahead.Select(mark => mark.Handler));
        });
    }

    private void AddLetters(IReadOnlyCollection<LetterMark> wrong, JournalRow row)
    {
        var (kind, found) = ((EntityKind)row.EntityKind, string.Join(", ", wrong.Select(letter => $"{letter.Handler}: {letter.EventType} of {(EntityKind)letter.EntityKind} {letter.EntityId:N}")));
        Add(FindingCodes.DeadLetterEvent, row.Sequence, ($"{row.EventType} of {kind} {row.EntityId:N}", found), async token =>
        {
            var areRight = true;
            foreach (var letter in wrong)
                areRight &= letter.Sequence != row.Sequence // numbered before the first event
                    ? await tables.DeleteLetterAsync(campaign.Value, letter, token)
                    : await tables.CorrectLetterAsync(campaign.Value, letter with { EntityKind = row.EntityKind, EntityId = row.EntityId, EventType = row.EventType }, token);
            return areRight;
        });
    }

    /// <summary>Handlers read what they keep when they become active.</summary>
    private async Task<bool> ReloadAsync(IEnumerable<string> handlers)
    {
        var areReloaded = true;
        foreach (var handler in handlers.Distinct(StringComparer.Ordinal).ToList())
            if (live is not null) areReloaded &= await live.ReloadHandlerAsync(campaign, handler);
        return areReloaded;
    }

    private static string Names(IEnumerable<string> handlers) => string.Join(", ", handlers.Distinct(StringComparer.Ordinal));

    private void Add(string code, long sequence, (string Expected, string Found) what, Func<CancellationToken, Task<bool>> repair) =>
        findings.Add(new Finding(code, campaign, sequence, null, what.Expected, what.Found), repair);
}
