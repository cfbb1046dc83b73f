using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>Chapters of the engine before the checker that the product runs on every chapter.</summary>
public sealed class WorldRecordsTests
{
    private const int Chapters = 60;

    private static readonly WorldLaws Laws = ChapterEngine.Shipped.Contents.Laws;

    [Theory]
    [InlineData(7UL)]
    [InlineData(70UL)]
    [InlineData(700UL)]
    public void Every_ending_of_every_chapter_is_free_of_findings(ulong seed)
    {
        var campaign = new PlayedCampaign(seed);
        for (var i = 0; i < Chapters; i++)
        {
            var world = WorldRecords.Of(campaign.World, Laws);
            Assert.Empty(WorldChecker.CheckWorld(world));
            var plan = campaign.PlayNext();
            Assert.NotNull(plan);
            var findings = WorldChecker.Check(world, WorldRecords.Of(plan));
            Assert.True(findings.IsEmpty, $"seed {seed}, chapter {plan.Chapter}: {string.Join("; ", findings.Take(5).Select(finding => $"{finding.Rule} {finding.Path} {finding.Message} {finding.Found}"))}");
        }
    }
}
