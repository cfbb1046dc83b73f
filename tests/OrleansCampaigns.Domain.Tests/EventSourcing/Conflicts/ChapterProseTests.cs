using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Tests.Campaigns;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

public sealed class ChapterProseTests
{
    private const string Start = "The old bell rings.\n\nThe tide turns.\n";

    private readonly PlayedCampaign _campaign = New().Done(Master, new DraftChapter(Chapter1, "Low tide", Start));

    private string Text => _campaign.World.Campaign.Chapters[0].Text;

    [Fact]
    public void Two_who_type_in_different_paragraphs_never_disturb_each_other()
    {
        var (one, other) = (Start, Start);
        for (var number = 0; number < 20; number++)
        {
            one = Types(Master, one, one.IndexOf(" rings", StringComparison.Ordinal), $" m{number}");
            other = Types(CoMaster, other, other.IndexOf(" turns", StringComparison.Ordinal), $" c{number}");
        }

        Assert.Empty(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
        Assert.Equal($"The old bell{Said('m')} rings.\n\nThe tide{Said('c')} turns.\n", Text);

        static string Said(char by) => string.Concat(Enumerable.Range(0, 20).Select(number => $" {by}{number}"));
    }

    [Fact]
    public void The_journal_and_the_feed_hold_the_patch_and_not_the_text()
    {
        _campaign.Done(Master, new EditChapter(Chapter1, Start + new string('x', 30_000))).Done(Master, new PublishChapter(Chapter1));
        var before = _campaign.Updates.Count;
        _campaign.Done(CoMaster, new EditChapterText(Chapter1, TextPatch.HashOf(Text), [new TextHunk(4, 3, "new")]));
        Assert.True(EventCodec.Encode(_campaign.Events[^1].Event).Payload.Length < 200);
        Assert.Equal(3, _campaign.Updates.Skip(before).Count(sent => sent.Update is ChapterTextChanged));
        Assert.StartsWith("The new bell", Views.Main(_campaign.World, ChannelKind.Public).Campaign.Chapters[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_in_a_draft_reach_game_masters_alone()
    {
        var before = _campaign.Updates.Count;
        _campaign.Done(CoMaster, new EditChapterText(Chapter1, TextPatch.HashOf(Start), [new TextHunk(4, 3, "CANARY")]));
        Assert.Equal(new Channel(ChannelKind.GameMasters), Assert.Single(_campaign.Updates.Skip(before)).Channel);
    }

    [Fact]
    public void A_patch_has_limits() => _campaign
        .Refused(Master, new EditChapterText(Chapter1, "x", default), "chapter.hunks")
        .Refused(Master, new EditChapterText(Chapter1, "x", []), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(-1, 0, "x")), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(0, -1, "x")), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(5, 2, "x"), new TextHunk(6, 1, "x")), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(int.MaxValue, int.MaxValue, "x")), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(0, Start.Length + 1, "x")), "chapter.hunks")
        .Refused(Master, Patch([.. Enumerable.Repeat(new TextHunk(0, 0, "x"), ConflictLimits.HunksMax + 1)]), "chapter.hunks")
        .Refused(Master, Patch(new TextHunk(0, 0, new string('x', 40_000))), "text.too-long")
        .Refused(Master, Patch(new TextHunk(0, 0, "\u0007")), "text.control-characters")
        .Refused(Master, new EditChapterText(Chapter2, TextPatch.HashOf(""), [new TextHunk(0, 0, "x")]), "campaign.no-such-chapter")
        .Refused(Player1, Patch(new TextHunk(0, 0, "x")), "access.denied")
        .Done(Master, new ArchiveChapter(Chapter1))
        .Refused(Master, Patch(new TextHunk(0, 0, "x")), "chapter.archived");

    [Fact]
    public void A_whole_text_on_an_older_version_is_merged_word_by_word()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new EditChapter(Chapter1, Start.Replace("turns", "rises", StringComparison.Ordinal)));
        _campaign.Stale(CoMaster, new EditChapter(Chapter1, Start.Replace("old", "new", StringComparison.Ordinal)), seen, ReceiptOutcome.Merged);
        Assert.Equal("The new bell rings.\n\nThe tide rises.\n", Text);
    }

    [Fact]
    public void Words_that_both_changed_are_kept_with_both_texts_and_the_rest_is_merged()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new EditChapter(Chapter1, Start.Replace("old", "cracked", StringComparison.Ordinal)));
        _campaign.Stale(CoMaster, new EditChapter(Chapter1, "The new bell rings.\n\nThe tide rises.\n"), seen, ReceiptOutcome.Kept);
        Assert.Equal("The cracked bell rings.\n\nThe tide rises.\n", Text);
        var conflict = Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts.Values);
        Assert.Equal([new ConflictPassage("new ", "cracked ")], conflict.Passages);
        Assert.Equal((CoMaster, Master), (conflict.Mine.User, conflict.Theirs.User));
    }

    [Fact]
    public void What_waits_at_its_author_rests_on_what_was_sent_before_it_although_that_was_merged()
    {
        var first = Start.Replace("old", "new", StringComparison.Ordinal);
        var second = first.Replace("new bell", "new small bell", StringComparison.Ordinal);
        _campaign.Done(Master, new EditChapter(Chapter1, Start.Replace("turns", "rises", StringComparison.Ordinal)))
            .Done(CoMaster, new EditChapter(Chapter1, first, TextPatch.HashOf(Start)))
            .Done(CoMaster, new EditChapter(Chapter1, second, TextPatch.HashOf(first)));
        Assert.Equal(ReceiptOutcome.Merged, _campaign.Outcome);
        Assert.Equal("The new small bell rings.\n\nThe tide rises.\n", Text);
    }

    [Fact]
    public void The_same_holds_when_what_was_sent_before_was_kept()
    {
        var first = Start.Replace("old", "new", StringComparison.Ordinal);
        _campaign.Done(Master, new EditChapter(Chapter1, Start.Replace("old", "cracked", StringComparison.Ordinal)))
            .Done(CoMaster, new EditChapter(Chapter1, first, TextPatch.HashOf(Start)))
            .Done(CoMaster, new EditChapter(Chapter1, first + "More.\n", TextPatch.HashOf(first)));
        Assert.Equal("The cracked bell rings.\n\nThe tide turns.\nMore.\n", Text);
        Assert.Single(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
    }

    [Fact]
    public void The_same_holds_when_others_had_written_all_of_it_already()
    {
        var first = Start.Replace("old", "new", StringComparison.Ordinal);
        _campaign.Done(Master, new EditChapter(Chapter1, first.Replace("turns", "rises", StringComparison.Ordinal)));
        var before = Text;
        _campaign.Done(CoMaster, new EditChapter(Chapter1, first, TextPatch.HashOf(Start)));
        Assert.Equal((ReceiptOutcome.Merged, before), (_campaign.Outcome, Text));
        _campaign.Done(CoMaster, new EditChapter(Chapter1, first + "More.\n", TextPatch.HashOf(first)));
        Assert.Equal(before + "More.\n", Text);
        Assert.Empty(Views.Main(_campaign.World, ChannelKind.GameMasters).Conflicts);
    }

    [Fact]
    public void Without_a_base_an_author_goes_on_from_what_their_own_commands_before_it_wrote()
    {
        var seen = _campaign.Version;
        _campaign.Done(Master, new DraftChapter(Chapter2, "Flood", "One.")).Done(Master, new EditChapter(Chapter2, "One. Two."));
        var context = new CommandContext(new(Master, Role.GameMaster), _campaign.Now, 1, _campaign.World) { Command = new(Guid.AllBitsSet), Seen = seen };
        var last = new EditChapter(Chapter2, "Alone.");
        Assert.IsType<CampaignConflictKept>(Assert.Single(CampaignDecider.Decide(last, _campaign.World.Campaign, context).Events));
        Assert.IsType<ChapterEdited>(Assert.Single(CampaignDecider.Decide(last, _campaign.World.Campaign, context with { Known = _campaign.Version }).Events));
    }

    [Fact]
    public void On_a_text_that_is_forgotten_the_whole_is_kept()
    {
        var seen = _campaign.Version;
        var chapter = Grown(_campaign, ConflictLimits.TextChangesMax + 1);
        var context = new CommandContext(new(CoMaster, Role.CoGameMaster), _campaign.Now, 1, _campaign.World) { Command = new(Guid.AllBitsSet), Seen = seen };
        var decision = CampaignDecider.Decide(new EditChapter(Chapter1, "Mine."), chapter, context);
        var kept = Assert.IsType<CampaignConflictKept>(Assert.Single(decision.Events));
        Assert.Equal("Mine.", Assert.IsType<EditChapter>(kept.Conflict.Mine.Value).Text);
        Assert.Equal(ReceiptOutcome.Kept, kept.OutcomeOfCommand);
        var patch = CampaignDecider.Decide(new EditChapterText(Chapter1, TextPatch.HashOf(Start), [new TextHunk(0, 0, "Mine. ")]), chapter, context);
        Assert.IsType<EditChapterText>(Assert.IsType<CampaignConflictKept>(Assert.Single(patch.Events)).Conflict.Mine.Value);
    }

    [Fact]
    public void Older_texts_are_found_by_version_and_by_hash_until_they_are_forgotten()
    {
        var history = TextHistory.From("v0", 1);
        var text = "v0";
        for (var version = 2; version <= ConflictLimits.TextChangesMax + 10; version++)
        {
            history = history.After(new EventMark(version, Master, _campaign.Now), text, $"v{version}", default);
            text = $"v{version}";
        }

        Assert.Equal(ConflictLimits.TextChangesMax, history.Changes.Count);
        Assert.Equal(("v300", "v300"), (history.AtVersion(300, text), history.OfHash(TextPatch.HashOf("v300"), text)));
        Assert.Equal((null, null), (history.AtVersion(5, text), history.OfHash(TextPatch.HashOf("v5"), text)));
    }

    /// <summary>Otherwise each edit would lose its own way back at once, for ever.</summary>
    [Fact]
    public void However_much_was_sent_the_changes_of_the_text_keep_their_room()
    {
        var history = TextHistory.From("v0", 1);
        for (var number = 0; number < ConflictLimits.TextsSentMax; number++) history = history.With(new SentText($"hash {number}", TextPatch.HashOf("v0"), [new TextHunk(0, 0, new string('s', 7_000))]));
        Assert.InRange(history.Length, 1, ConflictLimits.TextsSentLengthMax);
        var text = "v0";
        for (var version = 2; version <= 20; version++)
        {
            history = history.After(new EventMark(version, Master, _campaign.Now), text, $"v{version}", default);
            text = $"v{version}";
        }

        Assert.Equal("v0", history.AtVersion(1, text));
        Assert.InRange(history.Length, 1, ConflictLimits.TextLengthMax);
    }

    [Fact]
    public void Texts_sent_that_name_each_other_as_their_base_lead_nowhere()
    {
        var (a, b) = (TextPatch.HashOf("a"), TextPatch.HashOf("b"));
        var history = TextHistory.From("start", 1).With(new SentText(a, b, [new TextHunk(0, 1, "a")])).With(new SentText(b, a, [new TextHunk(0, 1, "b")]));
        Assert.Null(history.OfHash(a, "start"));
        Assert.Null(history.OfHash(b, "start"));
    }

    private static EditChapterText Patch(params TextHunk[] hunks) => new(Chapter1, TextPatch.HashOf(Start), [.. hunks]);

    /// <summary>Sends one small patch on what the writer has, and gives what they have then: their own words, not yet those of others.</summary>
    private string Types(UserId user, string has, int at, string words)
    {
        TextHunk hunk = new(at, 0, words);
        _campaign.Done(user, new EditChapterText(Chapter1, TextPatch.HashOf(has), [hunk]));
        return TextPatch.Apply(has, [hunk]);
    }

    /// <summary>The campaign's state after so many more edits, folded without the checks that a played campaign makes after each.</summary>
    private static CampaignState Grown(PlayedCampaign campaign, int edits)
    {
        var state = campaign.World.Campaign;
        for (var number = 0; number < edits; number++)
            state = EntityFold.Evolve<CampaignState, CampaignCommand, CampaignEvent>(state, new ChapterEdited(Chapter1, $"Text {number}"), new EventMark(campaign.Version + number + 1, Master, campaign.Now));
        return state;
    }
}
