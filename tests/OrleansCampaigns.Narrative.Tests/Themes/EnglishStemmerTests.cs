using CsCheck;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class EnglishStemmerTests
{
    private static readonly Gen<string> Word = Gen.Char["abcdeghilmnorstuvwy'"].Array[0, 70].Select(letters => new string(letters));

    /// <summary>Pairs of the algorithm's own description, and one for each of its rules.</summary>
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consistently", "consist")]
    [InlineData("consolation", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consolingly", "consol")]
    [InlineData("conspicuous", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("conspirators", "conspir")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knavish", "knavish")]
    [InlineData("kneaded", "knead")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knightly", "knight")]
    [InlineData("knitted", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("knocked", "knock")]
    [InlineData("knowledge", "knowledg")]
    [InlineData("generate", "generat")]
    [InlineData("general", "general")]
    [InlineData("communism", "communism")]
    [InlineData("arsenal", "arsenal")]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("luxuriated", "luxuri")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("cry", "cri")]
    [InlineData("youth", "youth")]
    [InlineData("exceeding", "exceed")]
    [InlineData("herring", "herring")]
    [InlineData("relational", "relat")]
    [InlineData("geologist", "geologist")]
    [InlineData("apology", "apolog")]
    [InlineData("formative", "format")]
    [InlineData("adoption", "adopt")]
    [InlineData("queen's", "queen")]
    [InlineData("rebelled", "rebel")]
    [InlineData("betrayal", "betray")]
    [InlineData("betrays", "betray")]
    [InlineData("vengeance", "vengeanc")]
    public void A_word_has_the_stem_of_the_description(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public void Any_letters_have_a_stem_that_is_not_longer_by_more_than_a_letter() => Word.Sample(word => EnglishStemmer.Stem(word).Length <= word.Length + 1);

    [Fact]
    public void A_word_beyond_the_limit_stays_as_it_is()
    {
        var word = new string('a', EnglishStemmer.WordLengthMax) + "ing";
        Assert.Equal(word, EnglishStemmer.Stem(word));
    }
}
