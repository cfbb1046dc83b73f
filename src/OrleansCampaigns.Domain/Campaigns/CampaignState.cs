using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

public sealed record Member(string Name, Role Role);

public sealed record Chapter(ChapterId Id, string Title, string Text, ChapterStatus Status);

/// <summary>A campaign as its decider sees it. <see cref="Chapters"/> are in the order of the table of contents.</summary>
public sealed record CampaignState(
    bool Exists,
    string Name,
    ImmutableSortedDictionary<UserId, Member> Members,
    ImmutableArray<Chapter> Chapters) : IEntityState<CampaignState, CampaignCommand, CampaignEvent>
{
    public static CampaignState Initial { get; } = new(Exists: false, "", ImmutableSortedDictionary<UserId, Member>.Empty, []);

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context) =>
        CampaignDecider.Decide(command, state, context);

    public CampaignState Evolve(CampaignEvent happened) => happened switch
    {
        CampaignCreated e => this with { Exists = true, Name = e.Name, Members = Members.SetItem(e.Owner, new Member(e.OwnerName, Role.Owner)) },
        ChapterDrafted e => this with { Chapters = Chapters.Add(new Chapter(e.Chapter, e.Title, e.Text, ChapterStatus.Draft)) },
        ChapterPublished e => WithChapter(e.Chapter, chapter => chapter with { Status = ChapterStatus.Published }),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a campaign."),
    };

    public Chapter? ChapterOf(ChapterId id) => Chapters.FirstOrDefault(chapter => chapter.Id == id);

    private CampaignState WithChapter(ChapterId id, Func<Chapter, Chapter> change)
    {
        var index = Chapters.Select(chapter => chapter.Id).ToList().IndexOf(id);
        return this with { Chapters = Chapters.SetItem(index, change(Chapters[index])) };
    }
}
