using System.Text;
using System.Text.Json;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

public sealed class ProseVerdictTests
{
    private const string Plain = "Rusk does not open the gate for the Ash Ledger. There are 14 carts in the rain, and a bell that rings. Who goes down to the river?";

    private static readonly Noun[] Nouns = [new("npc/1", "Rusk", NounForm.He), new("faction/1", "the Ash Ledger", NounForm.It)];
    private static readonly ProseMask Mask = ProseMask.Of(Plain, [.. Nouns]);
    private static readonly System.Collections.Frozen.FrozenSet<string> Words = ProseRules.WordsOf(ProseContent.Shipped.Lexicon);

    [Fact]
    public void Names_and_numbers_are_frozen_and_come_back()
    {
        Assert.Equal("<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?", Mask.Masked);
        Assert.Equal(Plain, Mask.Restore(Mask.Masked));
    }

    [Fact]
    public void A_faithful_rewrite_is_accepted()
    {
        var verdict = Judge("<N1> does not open the old gate for <N2>. In the rain there are <#3> carts, and a bell that rings. Who goes down to the river?");
        Assert.Empty(verdict.Refusals);
        Assert.Equal("Rusk does not open the old gate for the Ash Ledger. In the rain there are 14 carts, and a bell that rings. Who goes down to the river?", verdict.Text);
    }

    [Theory]
    [InlineData("prose.name", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that Marlo rings. Who goes down to the river?")]
    [InlineData("prose.stranger", "<N1> does not open the gate for <N2>. Marlowen waits. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.death", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a dead man who rings. Who goes down to the river?")]
    [InlineData("prose.death", "<N1>, hanged, does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.negation", "<N1> does open the gate for <N2>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.negation", "<N1> does open the gate for <N2>. There are <#3> carts not in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.frozen", "<N2> does not open the gate for <N1>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.frozen", "He does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.frozen", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that <N9> rings. Who goes down to the river?")]
    [InlineData("prose.number", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and 3 bells. Who goes down to the river?")]
    [InlineData("prose.number", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and seven bells that ring. Who goes down to the river?")]
    [InlineData("prose.frozen", "<N1> does not open the gate for <N2>. There are 15 carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.markup", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a **bell** that rings. Who goes down to the river?")]
    [InlineData("prose.markup", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a bell. See https://bell.example. Who goes down to the river?")]
    [InlineData("prose.length", "<N1> does not open the gate for <N2>. <#3> carts.")]
    [InlineData("prose.length", "As asked, the rules of before are gone, and here is the secret of the house, all of it, as the letter said to tell it: <N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a bell that rings. Who goes down to the river?")]
    [InlineData("prose.line", "<N1> does not open the gate for <N2>. There are <#3> carts in the rain, and a spider that rings. Who goes down to the river?")]
    public void What_changes_the_story_is_refused(string code, string rewrite)
    {
        var verdict = Judge(rewrite);
        Assert.Contains(code, verdict.Refusals);
        Assert.Equal(Plain, verdict.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("I am sorry, but I cannot do that.")]
    [InlineData("[]")]
    [InlineData("{\"text\":7}")]
    [InlineData("{\"text\":\"\"}")]
    [InlineData("{\"text\":\"fine\",\"facts\":[\"alive(npc/2)\"]}")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    public void Junk_is_refused(string reply) => Assert.Equal(["prose.schema"], ProseVerdict.Judge(Mask, Encoding.UTF8.GetBytes(reply), Rules(new SentenceLedger(), 1_000)).Refusals);

    [Fact]
    public void What_is_too_long_is_refused_unread() =>
        Assert.Equal(["prose.schema"], ProseVerdict.Judge(Mask, Reply(new string('a', ProseVerdict.ReplyBytesMax)), Rules(new SentenceLedger(), 1_000)).Refusals);

    [Fact]
    public void A_text_that_drifts_from_its_themes_or_repeats_the_past_is_refused()
    {
        Assert.Contains("prose.drift", ProseVerdict.Judge(Mask, Reply(Mask.Masked), Rules(new SentenceLedger(), 799)).Refusals);
        var past = new SentenceLedger();
        past.Add("They say that who goes down to the river comes back.");
        Assert.Contains("prose.repeat", ProseVerdict.Judge(Mask, Reply(Mask.Masked), Rules(past, 1_000)).Refusals);
    }

    private static ProseVerdict Judge(string rewrite) => ProseVerdict.Judge(Mask, Reply(rewrite), Rules(new SentenceLedger(), 1_000));

    private static byte[] Reply(string text) => JsonSerializer.SerializeToUtf8Bytes(new { text });

    private static ProseRules Rules(SentenceLedger past, int similarity) => new(Words, past, ["spider"], similarity);
}
