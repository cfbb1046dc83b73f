using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

public sealed class TaleWriterTests
{
    private static readonly ProseLexicon Lexicon = ProseContent.Shipped.Lexicon;
    private static readonly TaleWriter Writer = new(Lexicon);
    private static readonly Noun Rusk = new("npc/1", "Rusk", NounForm.He) { IsPerson = true };
    private static readonly Noun Ledger = new("faction/1", "the Ash Ledger", NounForm.It);

    [Fact]
    public void Every_predicate_has_a_phrase_for_true_false_and_rumour()
    {
        using var vocabulary = System.Text.Json.JsonDocument.Parse(ProseContent.Bytes("Stories/vocabulary.json"));
        foreach (var predicate in vocabulary.RootElement.GetProperty("predicates").EnumerateArray())
        {
            var arguments = predicate[1].GetString()!.Split(' ').Length;
            var fact = new FactBrief(predicate[0].GetString()!, [.. new[] { Rusk, Ledger }.Take(arguments)]) { IsKnownToPlayers = true };
            for (var seed = 0UL; seed < 8; seed++)
            {
                string[] said = [.. Writer.Recap([fact], seed).Concat(Writer.Recap([fact with { Holds = false }], seed)).Concat(Writer.Rumours([fact], seed)).Select(line => line.Text)];
                Assert.Equal(3, said.Length);
                Assert.All(said, text =>
                {
                    Assert.DoesNotContain('{', text);
                    Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
                    Assert.EndsWith(".", text, StringComparison.Ordinal);
                    Assert.Contains("Rusk", text, StringComparison.Ordinal);
                });
                Assert.NotEqual(said[0], said[1]);
            }
        }
    }

    [Fact]
    public void What_players_may_not_know_changes_no_byte()
    {
        ImmutableArray<FactBrief> known = [new FactBrief("alive", [Rusk]) { IsKnownToPlayers = true }, new FactBrief("owes", [Rusk, Ledger]) { IsKnownToPlayers = true, Source = "chapter/2/scene/1" }];
        var secret = new FactBrief("betrays", [Rusk, Ledger]);
        Assert.Equal(Writer.Recap(known, 5).Select(line => line.Text), Writer.Recap(known.Insert(0, secret), 5).Select(line => line.Text));
        Assert.Equal(Writer.Rumours(known, 5).Select(line => line.Text), Writer.Rumours(known.Insert(1, secret), 5).Select(line => line.Text));
        Assert.Null(Writer.Handout(Rusk, Ledger, secret, 5));
        Assert.Equal(["owes(npc/1,faction/1)@chapter/2/scene/1"], Writer.Handout(Rusk, Ledger, known[1], 5)!.Facts);
    }

    [Fact]
    public void Names_are_new()
    {
        var (maker, random, taken) = (new NameMaker(Lexicon), new SeededRandom(4), new HashSet<string>(StringComparer.Ordinal));
        Assert.NotEmpty(maker.Styles);
        foreach (var style in maker.Styles)
        {
            for (var i = 0; i < 50; i++) Assert.True(taken.Add(maker.Person(style, taken.Contains, ref random)!));
        }

        for (var i = 0; i < 50; i++) Assert.True(taken.Add(maker.Thing("items", Rusk, taken.Contains, ref random)!));
        Assert.Null(maker.Person(maker.Styles[0], static _ => true, ref random));
    }
}
