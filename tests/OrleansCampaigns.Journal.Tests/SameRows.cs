namespace OrleansCampaigns.Journal.Tests;

internal static class SameRows
{
    /// <summary>Every column equal, bytes by content.</summary>
    public static void Hold(IEnumerable<JournalRow> expected, IEnumerable<JournalRow> actual) => Assert.Equal(expected.Select(Comparable), actual.Select(Comparable));

    private static (JournalRow Row, string Payload, string Hash) Comparable(JournalRow row) =>
        (row with { Payload = default, Hash = default }, Convert.ToHexString(row.Payload.Span), Convert.ToHexString(row.Hash.Span));
}
