namespace OrleansCampaigns.Journal;

/// <summary>What every append must keep, checked before it can spoil the batch of others.</summary>
internal static class AppendRules
{
    public static void Check(JournalAppend append)
    {
        if (append.Rows.IsDefaultOrEmpty) throw Broken(append, "has no rows");
        for (var i = 0; i < append.Rows.Length; i++)
        {
            var row = append.Rows[i];
            if (row.CampaignId != append.CampaignId) throw Broken(append, "has a row of another campaign");
            if (row.Sequence < 1 || row.Sequence != append.Rows[0].Sequence + i) throw Broken(append, "has rows that do not follow each other");
            if (row.EntityVersion < 1) throw Broken(append, "has an entity version below 1");
            if (row.Payload.Length > JournalLimits.PayloadBytesMax) throw Broken(append, $"has a payload above {JournalLimits.PayloadBytesMax} bytes");
            if (row.EventType.Length is 0 or > JournalLimits.EventTypeCharsMax || row.EventType.Contains('\0', StringComparison.Ordinal)) throw Broken(append, "has a row without a proper event type");
            if (row.Hash.Length != JournalChain.HashBytes) throw Broken(append, $"has a hash that is not {JournalChain.HashBytes} bytes");
            if (row.RecordedAt.Ticks % TimeSpan.TicksPerMicrosecond != 0) throw Broken(append, "has a time finer than microseconds, which would come back changed");
        }
    }

    private static ArgumentException Broken(JournalAppend append, string how) =>
        new($"The append of campaign {append.CampaignId} {how}.", nameof(append));
}
