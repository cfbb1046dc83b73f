using System.Text;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemePackReaderTests
{
    private const string Good = """
        {"id":"my-pack","name":"Mine","version":"1","licence":"MIT","attribution":"Me",
         "themes":[{"name":"war","definition":"Armies\n meet.","aliases":["battle"]},
                   {"id":"my:siege","name":"siege","parents":["war"],"opposite":"war","axes":{"loyalty":-1,"care":1},
                    "frame":{"roles":{"besieger":"faction"},"desire":"to get in","obstacle":"a wall","events":["siege"],"stakes":"the town","tone":"grim"},"examples":["They dug at night."]}]}
        """;

    [Fact]
    public void A_pack_is_read_with_all_it_says()
    {
        var pack = Read(Good).Pack!;
        Assert.Equal(("my-pack", "MIT", "Me"), (pack.Id, pack.Licence, pack.Attribution));
        Assert.Equal(("war", "Armies  meet."), (pack.Themes[0].Id, pack.Themes[0].Definition));
        Assert.Equal("my:siege", pack.Themes[1].Id);
        Assert.Equal([new ThemeAxis("care", 1), new ThemeAxis("loyalty", -1)], pack.Themes[1].Axes);
        Assert.Equal(("faction", "grim"), (pack.Themes[1].Frame!.Roles[0].Kind, pack.Themes[1].Frame!.Tone));
    }

    [Fact]
    public void What_is_written_is_read_back_and_written_the_same()
    {
        var bytes = ThemePackWriter.Write(Read(Good).Pack!);
        Assert.Equal(bytes, ThemePackWriter.Write(ThemePackReader.Read(bytes).Pack!));
        Assert.Contains("They dug at night.", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "pack.syntax", "line 1, byte 2")]
    [InlineData("[]", "pack.kind", "$")]
    [InlineData("""{"id":"My Pack","name":"x","version":"1","licence":"MIT","themes":[]}""", "pack.form", "id")]
    [InlineData("""{"id":"x","name":"x","version":"1","themes":[]}""", "pack.missing", "licence")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT"}""", "pack.missing", "themes")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":4}]}""", "pack.kind", "themes[0].name")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","parent":["b"]}]}""", "pack.unknown-field", "themes[0].parent")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","parents":["b"]}]}""", "pack.unknown-parent", "themes[0].parents[0]")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","opposite":"b"}]}""", "pack.unknown-parent", "themes[0].opposite")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a"},{"name":"a"}]}""", "pack.twice", "themes[1]")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","parents":["b"]},{"name":"b","parents":["a"]}]}""", "pack.cycle", "themes[0]")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","axes":{"luck":1}}]}""", "pack.unknown-word", "themes[0].axes")]
    [InlineData("""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"name":"a","axes":{"care":2}}]}""", "pack.form", "themes[0].axes.care")]
    public void What_is_wrong_is_said_with_its_place(string json, string code, string position)
    {
        var result = Read(json);
        Assert.Null(result.Pack);
        Assert.Contains((code, position), result.Errors.Select(error => (error.Code, error.Position)));
    }

    [Fact]
    public void A_parent_may_be_of_another_pack_even_of_the_same_name()
    {
        var other = Read(Good).Pack!;
        const string Json = """{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{"id":"x:war","name":"war","parents":["war"]}]}""";
        var pack = ThemePackReader.Read(Encoding.UTF8.GetBytes(Json), other).Pack!;
        Assert.Equal([0], new ThemeHierarchy([other, pack]).Parents(2));
        Assert.Empty(new ThemeHierarchy([pack]).Parents(0));
    }

    [Fact]
    public void Too_much_is_refused()
    {
        Assert.Equal("pack.too-large", Assert.Single(ThemePackReader.Read(new byte[ThemePackReader.BytesMax + 1]).Errors).Code);
        Assert.Contains("pack.length", Codes($$"""{"name":"{{new string('a', ThemePackReader.TextCharactersMax + 1)}}"}"""));
        Assert.Contains("pack.count", Codes($$"""{"name":"a","aliases":[{{string.Join(',', Enumerable.Repeat("\"b\"", ThemePackReader.ListMax + 1))}}]}"""));
        Assert.Contains("pack.count", Codes(string.Join(',', Enumerable.Range(0, ThemePack.ThemesMax + 1).Select(i => $$"""{"name":"{{i}}"}"""))));
    }

    [Fact]
    public void Errors_stop_at_their_limit() =>
        Assert.Equal(ThemePackReader.ErrorsMax, Read($$"""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{{string.Join(',', Enumerable.Repeat("{}", 200))}}]}""").Errors.Length);

    private static IEnumerable<string> Codes(string themes) =>
        Read($$"""{"id":"x","name":"x","version":"1","licence":"MIT","themes":[{{themes}}]}""").Errors.Select(error => error.Code);

    private static ThemePackResult Read(string json) => ThemePackReader.Read(Encoding.UTF8.GetBytes(json));
}
