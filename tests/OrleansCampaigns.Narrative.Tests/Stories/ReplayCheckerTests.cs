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
            "a chapter is missing" => (world, record.Replace("chapter 1 ", "chapter 2 ", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(planted)),
        };

        var checker = ReplayContent.Checker();
        checker.Begin(world);
        checker.Replay(record);
        Assert.True(checker.Count > 0, $"{planted} went unseen");
    }

    private static string Without(string text, string lineStart) =>
        string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(lineStart, StringComparison.Ordinal)));
}
