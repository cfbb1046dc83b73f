using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

public sealed class SentenceLedgerTests
{
    [Fact]
    public void Sentences_are_remembered_by_their_words_and_survive_bytes()
    {
        var ledger = new SentenceLedger();
        ledger.Add("A bell rings over the water, and nobody comes.");
        var read = SentenceLedger.Read(ledger.ToBytes().AsSpan());
        Assert.True(read.Contains("a BELL rings over the water and nobody comes"));
        Assert.False(read.Contains("A bell rings over the water, and somebody comes."));
        Assert.Equal(4, read.RunsSaid("A bell rings over the water, and nobody comes."));
        Assert.Equal(0, read.RunsSaid("Somebody has to open a door that is not locked."));
        Assert.Equal(ledger.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void The_oldest_is_forgotten_at_the_limit()
    {
        var ledger = new SentenceLedger();
        for (var i = 0; i <= SentenceLedger.SentencesMax; i++) ledger.Add($"Line {i}.");
        Assert.Equal(SentenceLedger.SentencesMax, ledger.Count);
        Assert.False(ledger.Contains("Line 0."));
        Assert.True(ledger.Contains("Line 1."));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(100)]
    public void What_is_no_ledger_is_refused(int length) => Assert.Throws<FormatException>(() => SentenceLedger.Read(new byte[length]));
}
