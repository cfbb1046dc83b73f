using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What a campaign is after something happened to a chapter, its secrets or its consequences.</summary>
internal static class ChapterFold
{
    public static CampaignState Evolve(CampaignState state, ChapterEvent happened) => happened switch
    {
        ChapterDrafted e => state with { Chapters = state.Chapters.Add(new Chapter(e.Chapter, e.Title, e.Text, ChapterStatus.Draft, Origin: e.Origin)) },
        ChapterRetitled e => With(state, e.Chapter, chapter => chapter with { Title = e.Title }),
        ChapterEdited e => With(state, e.Chapter, chapter => chapter with { Text = e.Text }),
        ChapterPatched e => With(state, e.Chapter, chapter => chapter with { Text = TextPatch.Apply(chapter.Text, e.Hunks) }),
        ChapterMoved e => Moved(state, e),
        ChapterPublished e => With(state, e.Chapter, chapter => chapter with { Status = ChapterStatus.Published, RetractionReason = null }),
        ChapterRetracted e => With(state, e.Chapter, chapter => chapter with { Status = ChapterStatus.Retracted, RetractionReason = e.Reason }),
        ChapterArchived e => With(state, e.Chapter, chapter => chapter with { Status = ChapterStatus.Archived, RetractionReason = null }),
        ChapterRestored e => With(state, e.Chapter, chapter => chapter with { Status = ChapterStatus.Draft }),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for chapters."),
    };

    public static CampaignState Evolve(CampaignState state, SecretEvent happened) => state with
    {
        Secrets = happened switch
        {
            SecretAdded e => state.Secrets.SetItem(e.Secret, new Secret(e.Chapter, e.Text, Table: false, [])),
            SecretEdited e => state.Secrets.SetItem(e.Secret, state.Secrets[e.Secret] with { Text = e.Text }),
            SecretRemoved e => state.Secrets.Remove(e.Secret),
            SecretRevealed e => state.Secrets.SetItem(e.Secret, Revealed(state.Secrets[e.Secret], e)),
            _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for secrets."),
        },
    };

    public static CampaignState Evolve(CampaignState state, ConsequenceEvent happened) => state with
    {
        Consequences = happened switch
        {
            ConsequenceProposed e => state.Consequences.SetItem(e.Id, new ProposedConsequence(e.Chapter, e.Consequence, Accepted: false)),
            ConsequenceWithdrawn e => state.Consequences.Remove(e.Id),
            ConsequencesAccepted e => state.Consequences.SetItems(e.Ids.Select(id => KeyValuePair.Create(id, state.Consequences[id] with { Accepted = true }))),
            _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for consequences."),
        },
    };

    private static Secret Revealed(Secret secret, SecretRevealed happened) =>
        secret with { Table = secret.Table || happened.Table, Members = secret.Members.Union(happened.Members) };

    private static CampaignState Moved(CampaignState state, ChapterMoved happened)
    {
        var from = state.PlaceOf(happened.Chapter)!.Value;
        return state with { Chapters = state.Chapters.RemoveAt(from).Insert(happened.Place, state.Chapters[from]) };
    }

    private static CampaignState With(CampaignState state, ChapterId id, Func<Chapter, Chapter> change)
    {
        var place = state.PlaceOf(id)!.Value;
        return state with { Chapters = state.Chapters.SetItem(place, change(state.Chapters[place])) };
    }
}
