namespace OrleansCampaigns.Journal;

/// <summary>What goes into one transaction; each campaign once. Closed at <see cref="JournalLimits.BatchRowsMax"/> and <see cref="JournalLimits.BatchBytesMax"/>.</summary>
internal sealed class JournalBatch
{
    private readonly Dictionary<Guid, CampaignRun> _byCampaign = [];
    private readonly List<CampaignRun> _runs = [];

    public IReadOnlyList<CampaignRun> Runs => _runs;

    public int Rows { get; private set; }

    public int Bytes { get; private set; }

    /// <returns>False when the batch has no room for it, or its campaign is in with rows that it does not follow: then it opens the next batch.</returns>
    public bool TryAdd(WaitingAppend waiting)
    {
        var rows = waiting.Append.Rows.Length;
        if (_runs.Count > 0 && (Rows + rows > JournalLimits.BatchRowsMax || Bytes + waiting.PayloadBytes > JournalLimits.BatchBytesMax)) return false;
        if (_byCampaign.TryGetValue(waiting.Append.CampaignId, out var run))
        {
            if (!run.TryExtend(waiting)) return false;
        }
        else
        {
            run = new CampaignRun(waiting);
            _byCampaign.Add(waiting.Append.CampaignId, run);
            _runs.Add(run);
        }

        Rows += rows;
        Bytes += waiting.PayloadBytes;
        return true;
    }
}
