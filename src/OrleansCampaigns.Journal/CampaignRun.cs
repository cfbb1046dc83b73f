namespace OrleansCampaigns.Journal;

/// <summary>Appends of one campaign and epoch that follow each other without a gap: one append for the store.</summary>
internal sealed class CampaignRun(WaitingAppend first)
{
    private readonly List<WaitingAppend> _members = [first];

    public IReadOnlyList<WaitingAppend> Members => _members;

    public bool TryExtend(WaitingAppend next)
    {
        var last = _members[^1].Append;
        if (next.Append.Epoch != last.Epoch || next.Append.ExpectedSequence != last.Rows[^1].Sequence) return false;
        _members.Add(next);
        return true;
    }

    public JournalAppend Merged() =>
        _members.Count == 1
            ? _members[0].Append
            : _members[0].Append with { Rows = [.. _members.SelectMany(member => member.Append.Rows)] };

    public void Ended(AppendOutcome outcome)
    {
        foreach (var member in _members) member.Ended(outcome);
    }

    public void Failed(Exception exception)
    {
        foreach (var member in _members) member.Failed(exception);
    }
}
