using System.Runtime.CompilerServices;
using System.Text;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>
/// Chapters of this engine version, byte for byte: other processes and machines made them. A change that moves them is a change of what game masters get; then <see cref="StoryRequest.CurrentEngineVersion"/> goes up, and the files are
/// written anew with <c>CAMPAIGNS_TEST_RENEW=1 tests/run Narrative -- --filter-class '*GoldenChapterTests'</c>, read as a game master would, and committed in the folder of the new version.
/// </summary>
public sealed class GoldenChapterTests
{
    private const string RenewVariable = "CAMPAIGNS_TEST_RENEW";

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 6)]
    [InlineData(6, 2)]
    public void A_chapter_of_this_version_is_what_it_was(int seed, int chapters)
    {
        var (campaign, said) = (new PlayedCampaign((ulong)seed), new SentenceLedger());
        ComposedChapter chapter;
        for (var i = 0; ; i++)
        {
            var asked = campaign.NextRequest();
            var request = asked with { Scenes = 7, Themes = [.. asked.Themes.Take(2)], Veils = seed == 3 ? ["violence", "death"] : [] };
            chapter = ChapterEngine.Shipped.Compose(campaign.World, request, said, null, CancellationToken.None)!;
            if (i == chapters) break;
            said = chapter.SaidAfter(said);
            campaign.Play(chapter.Plan, request.Seed);
        }

        var text = ChapterText.Of(chapter.Document) + "\n" + ChapterPrint.Of(chapter.Plan);
        var file = Path.Combine(Folder(), $"engine-{StoryRequest.CurrentEngineVersion}", $"world-{seed}-chapter-{chapters + 1}.txt");
        if (Environment.GetEnvironmentVariable(RenewVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Assert.True(File.Exists(file), $"{file} is missing; see how to renew it");
        Assert.Equal(File.ReadAllText(file), text);
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "Golden");
}
