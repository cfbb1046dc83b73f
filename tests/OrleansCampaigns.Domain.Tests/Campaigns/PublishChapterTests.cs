using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class PublishChapterTests
{
    private static readonly ChapterId Chapter = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));

    private readonly PlayedCampaign _campaign = new PlayedCampaign()
        .Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"))
        .Done(Owner, new DraftChapter(Chapter, "Low tide", "The bell rings under water."));

    [Fact]
    public void A_draft_reaches_only_game_masters_and_publishing_shows_it_to_everyone()
    {
        Assert.Empty(Views.Main(_campaign.World, ChannelKind.Table).Campaign.Chapters);
        _campaign.Done(Owner, new PublishChapter(Chapter));
        Assert.Equal("Low tide", Assert.Single(Views.Main(_campaign.World, ChannelKind.Public).Campaign.Chapters).Title);
    }

    [Fact]
    public void Publishing_a_chapter_twice_changes_nothing() =>
        _campaign.Done(Owner, new PublishChapter(Chapter)).Silent(Owner, new PublishChapter(Chapter));

    [Fact]
    public void A_stranger_does_not_learn_that_the_campaign_exists() =>
        _campaign.Refused(Stranger, new PublishChapter(Chapter), "campaign.unknown");
}
