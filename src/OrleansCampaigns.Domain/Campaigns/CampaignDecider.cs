using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of a campaign. The sender's permission is already checked (<see cref="Access.AccessPolicy"/>).</summary>
public static class CampaignDecider
{
    public const int ChaptersMax = 1_000;

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context)
    {
        if (command is CreateCampaign create) return Decide(create, state, context);
        if (!state.Exists) return Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");
        return command switch
        {
            DraftChapter c => Decide(c, state),
            PublishChapter c => Decide(c, state),
            _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule."),
        };
    }

    private static Decision<CampaignEvent> Decide(CreateCampaign command, CampaignState state, CommandContext context)
    {
        if (state.Exists) return Refusal.Conflict("campaign.exists", "A campaign with this id exists already.");
        if (TextRule.Problem("campaign's name", command.Name, TextRule.TitleLengthMax) is { } name) return name;
        if (TextRule.Problem("owner's name", command.OwnerName, TextRule.NameLengthMax) is { } owner) return owner;
        return new CampaignCreated(command.Name, context.Actor.User, command.OwnerName);
    }

    private static Decision<CampaignEvent> Decide(DraftChapter command, CampaignState state)
    {
        if (state.ChapterOf(command.Chapter) is not null) return Refusal.Conflict("chapter.exists", "A chapter with this id exists already.");
        if (state.Chapters.Length >= ChaptersMax) return Refusal.Conflict("chapter.too-many", $"A campaign has at most {ChaptersMax} chapters.");
        if (TextRule.Problem("chapter's title", command.Title, TextRule.TitleLengthMax) is { } title) return title;
        if (TextRule.ProblemIfAny("chapter's text", command.Text, TextRule.ChapterLengthMax) is { } text) return text;
        return new ChapterDrafted(command.Chapter, command.Title, command.Text);
    }

    private static Decision<CampaignEvent> Decide(PublishChapter command, CampaignState state) => state.ChapterOf(command.Chapter) switch
    {
        null => Refusal.NotFound("campaign.no-such-chapter", "There is no such chapter."),
        { Status: ChapterStatus.Published } => Decision<CampaignEvent>.Nothing,
        { Status: ChapterStatus.Archived } => Refusal.Conflict("chapter.archived", "An archived chapter cannot be published."),
        _ => new ChapterPublished(command.Chapter),
    };
}
