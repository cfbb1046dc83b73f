using CsCheck;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemeModelFormatTests
{
    private static readonly byte[] Bytes = ThemeModelFormat.Write(SmallCorpus.Model);

    [Fact]
    public void A_model_read_back_says_the_same_to_the_bit()
    {
        var again = ThemeModelFormat.Read(Bytes)!;
        Assert.Equal(Bytes, ThemeModelFormat.Write(again));
        Assert.All(SmallCorpus.Corpus.Examples.Take(30), example =>
            Assert.Equal(SmallCorpus.Model.Confidences(example.Text, CampaignNames.None), again.Confidences(example.Text, CampaignNames.None)));
    }

    [Fact]
    public void A_changed_byte_is_noticed() => Gen.Select(Gen.Int[0, Bytes.Length - 1], Gen.Int[1, 255]).Sample((at, by) =>
    {
        var changed = Bytes.ToArray();
        changed[at] ^= (byte)by;
        return ThemeModelFormat.Read(changed) is null;
    }, iter: 200);

    [Fact]
    public void A_cut_model_is_noticed() => Gen.Int[0, Bytes.Length - 1].Sample(length => ThemeModelFormat.Read(Bytes.AsSpan(0, length)) is null, iter: 100);
}
