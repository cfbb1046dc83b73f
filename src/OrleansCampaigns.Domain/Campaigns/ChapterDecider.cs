using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of chapters and of the table of contents.</summary>
internal static class ChapterDecider
{
    /// <summary>Only those who write the story ask, and they see all chapters: this hides nothing.</summary>
    public static Refusal NoSuchChapter { get; } = Refusal.NotFound("campaign.no-such-chapter", "There is no such chapter.");

    public static Refusal Archived { get; } = Refusal.Conflict("chapter.archived", "The chapter is archived; restore it first.");

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context) => command switch
    {
        DraftChapter c => Decide(c, state),
        RetitleChapter c => Decide(c, state.ChapterOf(c.Chapter)),
        EditChapter c => ChapterProse.Decide(c, state, context),
        EditChapterText c => ChapterProse.Decide(c, state, context),
        MoveChapter c => Decide(c, state),
        PublishChapter c => Decide(c, state.ChapterOf(c.Chapter)),
        RetractChapter c => Decide(c, state.ChapterOf(c.Chapter)),
        ArchiveChapter c => Decide(c, state.ChapterOf(c.Chapter)),
        RestoreChapter c => Decide(c, state.ChapterOf(c.Chapter)),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for chapters."),
    };

    private static Decision<CampaignEvent> Decide(DraftChapter command, CampaignState state)
    {
        if (state.ChapterOf(command.Chapter) is { } known)
        {
            return known.Title == command.Title && known.Text == command.Text
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("chapter.exists", "A chapter with this id exists already.");
        }

        if (IdRule.Problem("chapter", command.Chapter) is { } id) return id;
        if (state.Chapters.Length >= CampaignLimits.ChaptersMax) return Refusal.Conflict("chapter.too-many", $"A campaign has at most {CampaignLimits.ChaptersMax} chapters.");
        if (TextRule.Problem("chapter's title", command.Title, TextRule.TitleLengthMax) is { } title) return title;
        if (ProblemOf(command.Text) is { } text) return text;
        if (command.Origin is { } origin && !IsWhole(origin)) return Refusal.Invalid("chapter.origin", $"An origin has 1 to {ChapterOrigin.ScenesMax} storylets and as many beats at most, each of a character.");
        return new ChapterDrafted(command.Chapter, command.Title, command.Text, command.Origin);
    }

    private static bool IsWhole(ChapterOrigin origin) =>
        origin.Storylets is { IsDefaultOrEmpty: false, Length: <= ChapterOrigin.ScenesMax } && origin.Storylets.All(storylet => storylet is { Length: > 0 and <= ChapterOrigin.StoryletLengthMax })
        && origin.Beats is { IsDefault: false, Length: <= ChapterOrigin.ScenesMax } && origin.Beats.All(beat => beat is { Beats: > 0 and <= ChapterOrigin.ScenesMax } && beat.Character.Value != Guid.Empty) && origin.Sequence >= 0;

    private static Decision<CampaignEvent> Decide(RetitleChapter command, Chapter? chapter)
    {
        if (chapter is null) return NoSuchChapter;
        if (chapter.Status == ChapterStatus.Archived) return Archived;
        if (TextRule.Problem("chapter's title", command.Title, TextRule.TitleLengthMax) is { } title) return title;
        return chapter.Title == command.Title ? Decision<CampaignEvent>.Nothing : new ChapterRetitled(chapter.Id, command.Title);
    }

    private static Decision<CampaignEvent> Decide(MoveChapter command, CampaignState state)
    {
        if (state.PlaceOf(command.Chapter) is not { } place) return NoSuchChapter;
        if (command.Place < 0 || command.Place >= state.Chapters.Length) return Refusal.Invalid("chapter.place", $"The places are 0 to {state.Chapters.Length - 1}.");
        return command.Place == place ? Decision<CampaignEvent>.Nothing : new ChapterMoved(command.Chapter, command.Place);
    }

    private static Decision<CampaignEvent> Decide(PublishChapter command, Chapter? chapter) => chapter switch
    {
        null => NoSuchChapter,
        { Status: ChapterStatus.Published } => Decision<CampaignEvent>.Nothing,
        { Status: ChapterStatus.Archived } => Archived,
        _ => new ChapterPublished(command.Chapter),
    };

    private static Decision<CampaignEvent> Decide(RetractChapter command, Chapter? chapter)
    {
        if (chapter is null) return NoSuchChapter;
        if (TextRule.Problem("reason", command.Reason, TextRule.LineLengthMax) is { } reason) return reason;
        return chapter.Status switch
        {
            ChapterStatus.Published => new ChapterRetracted(chapter.Id, command.Reason),
            ChapterStatus.Retracted when chapter.RetractionReason == command.Reason => Decision<CampaignEvent>.Nothing,
            _ => Refusal.Conflict("chapter.not-published", "Only a published chapter can be retracted."),
        };
    }

    private static Decision<CampaignEvent> Decide(ArchiveChapter command, Chapter? chapter) => chapter switch
    {
        null => NoSuchChapter,
        { Status: ChapterStatus.Archived } => Decision<CampaignEvent>.Nothing,
        _ => new ChapterArchived(command.Chapter),
    };

    private static Decision<CampaignEvent> Decide(RestoreChapter command, Chapter? chapter) => chapter switch
    {
        null => NoSuchChapter,
        { Status: ChapterStatus.Archived } => new ChapterRestored(command.Chapter),
        { Status: ChapterStatus.Draft } => Decision<CampaignEvent>.Nothing,
        _ => Refusal.Conflict("chapter.not-archived", "The chapter is not archived."),
    };

    public static Refusal? ProblemOf(string text)
    {
        if (TextRule.ProblemIfAny("chapter's text", text, TextRule.ChapterLengthMax) is { } problem) return problem;
        var bytes = JsonEncodedText.Encode(text, StateJson.Options.Encoder).EncodedUtf8Bytes.Length;
        return bytes > CampaignLimits.ChapterTextBytesMax
            ? Refusal.TooLarge("text.too-long", $"The chapter's text takes {bytes} bytes; {CampaignLimits.ChapterTextBytesMax} are allowed.")
            : null;
    }
}
