namespace OrleansCampaigns.Architecture.Tests;

/// <summary>"What happens when a game master publishes a chapter" is five files, linked in this order at the top of the README.</summary>
public sealed class ReaderPathTests
{
    private static readonly string[] Steps =
    [
        "src/OrleansCampaigns.Contracts/Campaigns/PublishChapter.cs",
        "src/OrleansCampaigns.Server/Campaigns/CampaignEndpoints.cs",
        "src/OrleansCampaigns.Grains/Campaigns/CampaignGrain.cs",
        "src/OrleansCampaigns.Domain/Campaigns/CampaignDecider.cs",
        "src/OrleansCampaigns.Domain/Campaigns/CampaignAudience.cs",
    ];

    [Fact]
    public void The_reader_s_path_exists()
    {
        SkipWithoutReadme();
        Assert.All(Steps, step => Assert.True(Repository.Exists(step), step));
    }

    [Fact]
    public void The_readme_links_the_reader_s_path_in_order()
    {
        SkipWithoutReadme();
        var readme = Repository.Read("README.md");
        var places = Steps.Select(step => readme.IndexOf($"]({step})", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static void SkipWithoutReadme() => Assert.SkipUnless(Repository.Exists("README.md"), "There is no README yet.");
}
