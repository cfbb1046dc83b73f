using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.Campaigns;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

public sealed class ConflictResolutionTests
{
    private readonly PlayedCampaign _campaign = New().Done(Master, new DraftChapter(Chapter1, "Low tide", "The old bell rings."));
    private readonly ConflictId _conflict;

    public ConflictResolutionTests()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new RetitleChapter(Chapter1, "Ebb")).Stale(CoMaster, new RetitleChapter(Chapter1, "Flood"), seen, ReceiptOutcome.Kept);
        _conflict = ConflictId.Of(_campaign.LastCommand);
    }

    private string Title => _campaign.World.Campaign.Chapters[0].Title;

    private string Text => _campaign.World.Campaign.Chapters[0].Text;

    [Fact]
    public void Mine_goes_in_place() => Ends(ConflictChoice.Mine, "Flood");

    [Fact]
    public void Theirs_stays() => Ends(ConflictChoice.Theirs, "Ebb");

    [Fact]
    public void Of_a_text_both_go_in() => Ends(ConflictChoice.Both, "Ebb / Flood");

    [Fact]
    public void Something_else_goes_in() => Ends(ConflictChoice.Edited, "Tide", Edited(new RetitleChapter(Chapter1, "Tide")));

    [Fact]
    public void Resolved_twice_is_refused() => _campaign
        .Done(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Mine))
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Theirs), "conflict.not-open")
        .Refused(Master, new ResolveCampaignConflict(new(Guid.AllBitsSet), ConflictChoice.Theirs), "conflict.not-open");

    [Fact]
    public void A_resolution_whose_author_has_not_seen_the_newest_value_is_stale()
    {
        var seen = _campaign.Version;
        _campaign.Done(Owner, new RetitleChapter(Chapter1, "Newest"));
        Assert.Equal("entity.stale", _campaign.SendAs(new(Master, Role.GameMaster), new ResolveCampaignConflict(_conflict, ConflictChoice.Mine), seen)?.Code);
        _campaign.Done(Owner, new DescribeCampaign("Something else."));
        Assert.Null(_campaign.SendAs(new(Master, Role.GameMaster), new ResolveCampaignConflict(_conflict, ConflictChoice.Mine), seen + 1));
        Assert.Equal("Flood", Title);
    }

    [Fact]
    public void What_is_edited_is_the_command_that_sets_this_field_and_nothing_else() => _campaign
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Mine, Edited(new RetitleChapter(Chapter1, "Tide"))), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited, Edited(new RetitleChapter(Chapter2, "Tide"))), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited, Edited(new RenameCampaign("Tide"))), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited, JsonElement.Parse("""{"type":"retitle-chapter"}""")), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited, JsonElement.Parse("7")), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, (ConflictChoice)9), "conflict.edited")
        .Refused(Master, new ResolveCampaignConflict(_conflict, ConflictChoice.Edited, Edited(new RetitleChapter(Chapter1, ""))), "text.empty")
        .Refused(Player1, new ResolveCampaignConflict(_conflict, ConflictChoice.Mine), "access.denied");

    [Fact]
    public void What_goes_in_place_takes_the_permission_of_its_own_kind()
    {
        _campaign.Done(Owner, new RenameCampaign("One")).Stale(Master, new RenameCampaign("Two"), 1, ReceiptOutcome.Kept);
        var conflict = ConflictId.Of(_campaign.LastCommand);
        _campaign.Refused(CoMaster, new ResolveCampaignConflict(conflict, ConflictChoice.Mine), "access.denied")
            .Done(CoMaster, new ResolveCampaignConflict(conflict, ConflictChoice.Theirs));
    }

    [Fact]
    public void Of_what_is_no_text_both_cannot_be_in_place()
    {
        _campaign.Done(Owner, new ChangeSettings(new CampaignSettings("Fate", "en", false))).Stale(Master, new ChangeSettings(new CampaignSettings("Gurps", "en", false)), 1, ReceiptOutcome.Kept);
        _campaign.Refused(Master, new ResolveCampaignConflict(ConflictId.Of(_campaign.LastCommand), ConflictChoice.Both), "conflict.no-both");
    }

    [Theory]
    [InlineData(ConflictChoice.Mine, "The new bell rings. Softly.")]
    [InlineData(ConflictChoice.Theirs, "The cracked bell rings. Softly.")]
    [InlineData(ConflictChoice.Both, "The cracked new bell rings. Softly.")]
    public void Words_of_a_chapter_are_put_where_they_belong_although_the_text_went_on(ConflictChoice choice, string text)
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new EditChapter(Chapter1, "The cracked bell rings.")).Stale(CoMaster, new EditChapter(Chapter1, "The new bell rings."), seen, ReceiptOutcome.Kept);
        var conflict = ConflictId.Of(_campaign.LastCommand);
        _campaign.Done(Owner, new EditChapter(Chapter1, "The cracked bell rings. Softly."));
        _campaign.Done(Master, new ResolveCampaignConflict(conflict, choice));
        Assert.Equal(text, Text);
        Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
    }

    [Fact]
    public void Words_whose_place_was_written_anew_are_not_put_anywhere_by_themselves()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new EditChapter(Chapter1, "The cracked bell rings.")).Stale(CoMaster, new EditChapter(Chapter1, "The new bell rings."), seen, ReceiptOutcome.Kept);
        var conflict = ConflictId.Of(_campaign.LastCommand);
        _campaign.Done(Owner, new EditChapter(Chapter1, "No bell."))
            .Refused(Master, new ResolveCampaignConflict(conflict, ConflictChoice.Mine), "conflict.moved-on")
            .Done(Master, new ResolveCampaignConflict(conflict, ConflictChoice.Edited, Edited(new EditChapter(Chapter1, "No new bell."))));
        Assert.Equal("No new bell.", Text);
    }

    private void Ends(ConflictChoice choice, string title, JsonElement? edited = null)
    {
        _campaign.Done(Master, new ResolveCampaignConflict(_conflict, choice, edited));
        Assert.Equal(title, Title);
        Assert.Empty(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
        Assert.Empty(Views.Own(_campaign.World, CoMaster).Conflicts);
        Assert.Contains(_campaign.Updates, sent => sent.Channel == new Channel(ChannelKind.GameMasters) && sent.Update is ConflictResolved resolved && resolved.Choice == choice);
    }

    private static JsonElement Edited(Command command) => JsonSerializer.SerializeToElement(command, WireJson.Options);
}
