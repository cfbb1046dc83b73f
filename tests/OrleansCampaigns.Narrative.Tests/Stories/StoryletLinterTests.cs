using System.Text;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

public sealed class StoryletLinterTests
{
    private const string Good = """
        [{"id":"gate-opened","fn":"crisis","kind":"fight","roles":{"traitor":"npc","place":"place","foe":"faction"},
        "pre":["rules(traitor,place)","threat(foe,place)","leads(traitor,foe)"],
        "intent":{"actor":"traitor","goal":"siege(foe,place)","belief":"threat(foe,place)"},
        "outcomes":{"success":{"add":["hates(traitor,foe)"],"del":["threat(foe,place)"],"val":0.3,"ten":0.2},"fail":{"add":["threat(foe,place)"],"del":["alive(traitor)"],"val":-0.6,"ten":0.9}},
        "themes":["betrayal","rpg:siege"],"axes":{"loyalty":-1},"encounter":{"tier":"moderate","tags":["soldiers","night"]},
        "pc":{"beat":"test","asks":"Do you stop the one who opened the gate?"},"question":"Who holds {place} at dawn?",
        "aspects":["a windlass","stairs slick with oil","a bell"],"clues":["The key has wax on it.","{foe's} boots are dry."],"ways":["Bribe the crew.","Ring the bell."],"safety":["betrayal"],
        "text":{"readAloud":[R1,R2,R3,R4],"gm":[G1,G2,G3,G4],"hook":[H1,H2,H3,H4]}}]
        """;

    private const string Unused = "catalog.unused-effect";

    private static readonly StoryletLinter Linter = new(StoryContent.Vocabulary);

    [Fact]
    public void A_good_storylet_has_no_finding_of_its_own() => Assert.DoesNotContain(Findings(Filled()), finding => !finding.Rule.StartsWith("catalog.", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"leads(traitor,foe)\"]", "\"sieges(foe,place)\"]", "storylet.literal")]
    [InlineData("\"leads(traitor,foe)\"]", "\"leads(foe,traitor)\"]", "storylet.literal")]
    [InlineData("\"leads(traitor,foe)\"]", "\"leads(traitor)\"]", "storylet.literal")]
    [InlineData("\"place\":\"place\"", "\"where\":\"place\"", "storylet.no-place")]
    [InlineData("\"foe\":\"faction\"}", "\"foe\":\"faction\",\"idle\":\"npc\"}", "storylet.role-uncast")]
    [InlineData("\"foe\":\"faction\"}", "\"foe\":\"faction+\"}", "storylet.role-kind")]
    [InlineData("\"fail\":", "\"cost\":", "storylet.no-outcome")]
    [InlineData("\"crisis\"", "\"rising\"", "storylet.death")]
    [InlineData("\"crisis\"", "\"middle\"", "storylet.unknown-word")]
    [InlineData(",\"encounter\":{\"tier\":\"moderate\",\"tags\":[\"soldiers\",\"night\"]}", "", "storylet.no-encounter")]
    [InlineData("[\"betrayal\"],", "[\"treason\"],", "storylet.safety")]
    [InlineData("[\"betrayal\",\"rpg:siege\"]", "[\"betrayal\"]", "storylet.themes")]
    [InlineData("at dawn?", "at dawn.", "storylet.question")]
    [InlineData("{foe's} boots", "{enemy's} boots", "template.unknown-slot")]
    [InlineData("{foe's} boots", "{foe's boots", "template.braces")]
    [InlineData("\"val\":0.3", "\"val\":1.3", "storylet.number")]
    [InlineData("\"clues\":", "\"cloos\":", "storylet.unknown-field")]
    [InlineData("[a gull|a dog|a cat]", "a gull", "text.readAloud-choices")]
    [InlineData("{sight}", "a sight", "text.readAloud-sense")]
    [InlineData("[one|two|three]", "[one|two|three", "template.brackets")]
    public void What_is_wrong_is_found(string was, string becomes, string rule)
    {
        var text = Filled();
        Assert.Contains(was, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Findings(text), finding => finding.Rule == rule);
        var findings = Findings(text.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Rule == rule);
    }

    [Fact]
    public void What_nothing_makes_true_is_unreachable_and_what_nobody_needs_is_unused()
    {
        var findings = Findings(Filled().Replace("\"leads(traitor,foe)\"]", "\"leads(traitor,foe)\",\"portal(place)\"]", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Rule == "catalog.unreachable");
        Assert.Contains(findings, finding => finding.Rule == Unused);
    }

    [Fact]
    public void What_is_no_list_of_storylets_is_one_finding() =>
        Assert.Equal("storylet.no-json", Assert.Single(new StoryletReader(StoryContent.Vocabulary).Read(Encoding.UTF8.GetBytes("[{")).Findings).Rule);

    /// <summary>The gate that content passes. There is no list of exceptions.</summary>
    [Fact]
    public void Everything_that_ships_can_be_read_is_well_formed_and_can_be_reached() => Empty(Shipped().Where(finding => finding.Rule != Unused));

    [Fact]
    public void Whatever_a_shipped_storylet_changes_matters_to_two_others() => Empty(Shipped().Where(finding => finding.Rule == Unused));

    [Fact]
    public void Every_move_between_chapters_can_be_cast()
    {
        Assert.Empty(new StoryletReader(StoryContent.Vocabulary).Read(StoryContent.Bytes("Stories/moves.json")).Findings);
        Empty(Linter.Check(StoryContent.Moves.Storylets, StoryContent.Catalog.Storylets).Where(finding => finding.Rule is "storylet.role-uncast" or "storylet.new-role-asked" or "storylet.id-twice" or "catalog.unreachable"));
    }

    private static StoryletFinding[] Shipped() => [.. StoryContent.Files.SelectMany(file => file.File.Findings), .. Linter.Check(StoryContent.Catalog.Storylets, StoryContent.Moves.Storylets)];

    private static void Empty(IEnumerable<StoryletFinding> findings)
    {
        var found = findings.ToArray();
        Assert.True(found.Length == 0, $"{found.Length} findings: {string.Join("\n", found.Select(finding => finding.ToString()))}");
    }

    private static IReadOnlyList<StoryletFinding> Findings(string file)
    {
        var read = new StoryletReader(StoryContent.Vocabulary).Read(Encoding.UTF8.GetBytes(file));
        return [.. read.Findings, .. Linter.Check(read.Storylets, [])];
    }

    private static string Filled()
    {
        string[] starts = ["At the gate of {place}", "By the windlass there", "Cold stone in the dark", "Down below in the yard"];
        var text = Good;
        for (var i = 0; i < starts.Length; i++)
        {
            text = text
                .Replace($"R{i + 1}", $"\"{starts[i]} waits [a gull|a dog|a cat] beside {{sight}}, and {{traitor}} holds [one|two|three] of the keys while [rain|smoke|dust] comes down on all of them. What do you do now?\"", StringComparison.Ordinal)
                .Replace($"G{i + 1}", $"\"{starts[i]}, {{traitor}} wants out and {{foe}} wants in; [nobody|somebody] sleeps tonight, and if nobody acts the gate opens before dawn.\"", StringComparison.Ordinal)
                .Replace($"H{i + 1}", $"\"{starts[i]} somebody saw [a light|a key] moving where none should be.\"", StringComparison.Ordinal);
        }

        return text;
    }
}
