using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories.Prose;

public sealed class RealiserTests
{
    private static readonly Noun Rusk = new("npc/1", "Rusk", NounForm.He) { IsPerson = true };
    private static readonly Noun Sage = new("npc/2", "Sage", NounForm.They) { IsPerson = true };
    private static readonly Noun Cousins = new("faction/1", "the Grey Cousins", NounForm.They);
    private static readonly Noun Place = new("place/1", "Ember Hill", NounForm.It) { PlaceKind = "town" };

    [Theory]
    [InlineData("{a} sleeps. {a.They} {a.v:watch}.", "Rusk sleeps. He watches.")]
    [InlineData("{b} sleeps. {b.They} {b.v:watch}, and {b.is} awake.", "Sage sleeps. They watch, and are awake.")]
    [InlineData("{b.they} {b.has} it. {b} {b.has} it.", "They have it. Sage has it.")]
    [InlineData("{c's} door", "The Grey Cousins' door")]
    [InlineData("the {c} door, {a's} {c}", "The Grey Cousins door, Rusk's Grey Cousins")]
    [InlineData("a {p} man, an dog, a heir, a unit, an unit", "An Ember Hill man, a dog, an heir, a unit, a unit")]
    [InlineData("a [owl]. [it] sits... and waits", "An owl. It sits... and waits")]
    [InlineData("\"Who?\" asks {c}. \"{c.They}.\" {c} {c.v:carry} {a.them}self.", "\"Who?\" asks the Grey Cousins. \"They.\" The Grey Cousins carries himself.")]
    [InlineData("{b} will, and {b.v:mean} it", "Sage will, and means it")]
    public void Words_agree(string template, string expected)
    {
        var random = new SeededRandom(1);
        var scenery = new Scenery([new RoleNoun("a", Rusk), new RoleNoun("b", Sage), new RoleNoun("c", Cousins), new RoleNoun("p", Place)], "town", "rain");
        Assert.Equal(expected, new Realiser(ProseContent.Shipped.Lexicon).Realise(Template.Parse("test", template), scenery, ref random).Text);
    }

    [Theory]
    [InlineData("a {rusk", 2)]
    [InlineData("a rusk}", 6)]
    [InlineData("[a|b", 0)]
    [InlineData("a|b", 1)]
    [InlineData("a] b", 1)]
    [InlineData("[a[b[c|d]]]", 4)]
    [InlineData("see {rusk.thou}", 4)]
    [InlineData("see {Rusk}", 4)]
    [InlineData("see {}", 4)]
    public void A_faulty_template_says_where(string template, int position) =>
        Assert.Equal(position, Assert.Throws<TemplateFormatException>(() => Template.Parse("test", template)).Position);

    [Fact]
    public void A_template_has_limits()
    {
        Assert.Throws<TemplateFormatException>(() => Template.Parse("test", new string('a', Template.LengthMax + 1)));
        Assert.Throws<TemplateFormatException>(() => Template.Parse("test", $"[{new string('|', Template.WaysMax)}]"));
        Assert.NotNull(Template.Parse("test", new string('a', Template.LengthMax)));
    }

    [Fact]
    public void A_role_that_nobody_plays_is_a_bug()
    {
        var random = new SeededRandom(1);
        Assert.Throws<InvalidOperationException>(() => new Realiser(ProseContent.Shipped.Lexicon).Realise(Template.Parse("test", "{nobody}"), Scenery.Of(), ref random));
    }

    [Fact]
    public void Senses_come_from_the_place_and_are_named_in_the_provenance()
    {
        var random = new SeededRandom(3);
        var said = new Realiser(ProseContent.Shipped.Lexicon).Realise(Template.Parse("test", "{odd} near {p}, {weather}"), new Scenery([new RoleNoun("p", Place)], "town", "fog"), ref random);
        Assert.Collection(said.Bound, one => Assert.StartsWith("places/town/odd/", one, StringComparison.Ordinal), one => Assert.Equal("place/1", one), one => Assert.StartsWith("prose/weather/fog/", one, StringComparison.Ordinal));
    }
}
