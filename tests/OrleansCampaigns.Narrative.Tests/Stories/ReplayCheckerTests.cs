using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>What the engine writes holds together, and the checker would see it if it did not: each kind of contradiction is planted once.</summary>
public sealed class ReplayCheckerTests
{
    private const int Chapters = 60;

    [Theory]
    [InlineData(1UL)]
    [InlineData(20UL)]
    [InlineData(300UL)]
    public void Successive_chapters_and_what_happens_between_them_never_contradict_the_facts(ulong seed)
    {
        var campaign = new PlayedCampaign(seed);
        var checker = ReplayContent.Checker();
        checker.Begin(ChapterPrint.Of(campaign.World));
        for (var i = 0; i < Chapters; i++)
        {
            var plan = campaign.PlayNext();
            Assert.NotNull(plan);
            checker.Replay(ChapterPrint.Of(plan));
            checker.Replay(ChapterPrint.Of(campaign.Last!));
        }

        Assert.True(checker.Count == 0, $"seed {seed}: {string.Join("; ", checker.Contradictions)}");
        Assert.Equal(checker.Preconditions, checker.Sourced);
        Assert.True(checker.Checked > Chapters * 50, $"only {checker.Checked} things were looked at");
    }

    [Theory]
    [InlineData("a dead person acts")]
    [InlineData("a person is elsewhere")]
    [InlineData("an unknown id")]
    [InlineData("an effect without a cause")]
    [InlineData("an effect is left out")]
    [InlineData("paid twice")]
    [InlineData("another ending")]
    [InlineData("a wrong source")]
    [InlineData("a chapter is missing")]
    [InlineData("a captive acts")]
    [InlineData("a missing person acts")]
    [InlineData("an item has two owners")]
    [InlineData("an item is hidden and in a pocket")]
    [InlineData("somebody plays two roles")]
    [InlineData("a belief does not hold")]
    [InlineData("a goal holds already")]
    [InlineData("a newcomer was here before")]
    [InlineData("nobody says why")]
    [InlineData("a precondition is gone")]
    public void A_planted_contradiction_is_found(string planted)
    {
        var campaign = new PlayedCampaign(5);
        var world = ChapterPrint.Of(campaign.World);
        var plan = campaign.PlayNext()!;
        var record = ChapterPrint.Of(plan);
        var person = plan.Scenes.SelectMany(scene => scene.Bindings).First(binding => binding is { IsNew: false, Entity.Kind: StoryKind.Person }).Entity.Key;
        var begins = record.Split('\n').First(line => line.StartsWith("begins", StringComparison.Ordinal));
        var cause = record.Split('\n').First(line => line.StartsWith("cause", StringComparison.Ordinal) && line.EndsWith(" world", StringComparison.Ordinal));
        (world, record) = planted switch
        {
            "a dead person acts" => (Without(world, $"fact alive({person})"), record),
            "a person is elsewhere" => (world.Replace($"fact at({person},", $"fact at({person},place/1) world 0\nfact at({person},place/2) world 0\nfact at({person},", StringComparison.Ordinal), record),
            "an unknown id" => (Without(world, $"entity {person} "), record),
            "an effect without a cause" => (world, record + "begins plague(place/1)\n"),
            "an effect is left out" => (world, Without(record, begins)),
            "paid twice" => (world, record + "ends owes(npc/1,party)\n"),
            "another ending" => (world, record.Replace($"{plan.Scenes[0].Storylet.Id} {plan.Scenes[0].Expected}", $"{plan.Scenes[0].Storylet.Id} {plan.Scenes[0].Consequences.First(one => one.Outcome != plan.Scenes[0].Expected).Outcome}", StringComparison.Ordinal)),
            "a wrong source" => (world, record.Replace(cause, cause.Replace(" world", " chapter/1/scene/9", StringComparison.Ordinal), StringComparison.Ordinal)),
            "a captive acts" => (world + $"fact captive({person},faction/1) world 0\n", record),
            "a missing person acts" => (world + $"fact missing({person}) world 0\n", record),
            "an item has two owners" => (world + "fact owns(npc/1,item/1) world 0\nfact owns(npc/2,item/1) world 0\n", record),
            "an item is hidden and in a pocket" => (world + "fact owns(npc/1,item/1) world 0\nfact hidden_in(item/1,place/1) world 0\n", record),
            "somebody plays two roles" => (world, TwoRoles(record)),
            "a belief does not hold" => (world, Reason(record, words => words[3] = "plague(place/1)")),
            "a goal holds already" => (world, Reason(record, words => words[2] = "alive(pc/1)")),
            "a newcomer was here before" => (world, record.Replace($"role {plan.Scenes[0].Bindings[0].Role} {plan.Scenes[0].Bindings[0].Entity.Key}\n", $"role {plan.Scenes[0].Bindings[0].Role} {plan.Scenes[0].Bindings[0].Entity.Key} new\n", StringComparison.Ordinal)),
            "nobody says why" => (world, Without(record, "reason ")),
            "a precondition is gone" => (Without(world, "fact " + cause.Split(' ')[1] + " "), record),
            "a chapter is missing" => (world, record.Replace("chapter 1 ", "chapter 2 ", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(planted)),
        };

        var checker = ReplayContent.Checker();
        checker.Begin(world);
        checker.Replay(record);
        Assert.True(checker.Count > 0, $"{planted} went unseen");
    }

    /// <summary>The second role of the first scene with two is played by whoever plays the first.</summary>
    private static string TwoRoles(string record)
    {
        var lines = record.Split('\n');
        var at = Array.FindIndex(lines, 1, line => line.StartsWith("role ", StringComparison.Ordinal) && lines[Array.IndexOf(lines, line) - 1].StartsWith("role ", StringComparison.Ordinal));
        lines[at] = $"role {lines[at].Split(' ')[1]} {lines[at - 1].Split(' ')[2]}";
        return string.Join('\n', lines);
    }

    private static string Reason(string record, Action<string[]> change)
    {
        var line = record.Split('\n').First(line => line.StartsWith("reason ", StringComparison.Ordinal));
        var words = line.Split(' ');
        change(words);
        return record.Replace(line, string.Join(' ', words), StringComparison.Ordinal);
    }

    private static string Without(string text, string lineStart) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(lineStart, StringComparison.Ordinal)));
}
