using OrleansCampaigns.Domain.Inbox;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Inbox;

/// <summary>Who a text names. The campaign's owner is Ada, its spectator Onlooker.</summary>
public sealed class MentionsTests
{
    [Theory]
    [InlineData("@Ada", true)]
    [InlineData("Well done, @ada!", true)]
    [InlineData("@Onlooker and @ADA", true)]
    [InlineData("@Adamant", false)]
    [InlineData("@Ada2", false)]
    [InlineData("Ada", false)]
    [InlineData("@ Ada", false)]
    [InlineData("@", false)]
    [InlineData("@Ad", false)]
    [InlineData(null, false)]
    public void A_whole_name_behind_the_mark_names_its_member(string? text, bool names) =>
        Assert.Equal(names, Mentions.New(before: null, text, New().World.Campaign).Contains(Owner));

    [Fact]
    public void Who_was_named_before_is_not_named_again() =>
        Assert.Equal([Spectator], Mentions.New("For @Ada.", "For @Ada and @Onlooker.", New().World.Campaign));

    [Fact]
    public void Marks_beyond_the_bound_name_nobody()
    {
        var campaign = New().World.Campaign;
        var marks = string.Concat(Enumerable.Repeat("@x ", Mentions.MarksMax - 1));
        Assert.Equal([Owner], Mentions.New(before: null, marks + "@Ada", campaign));
        Assert.Empty(Mentions.New(before: null, marks + "@x @Ada", campaign));
    }
}
