using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>Who sees what of an event of a chapter, its secrets or its consequences.</summary>
internal static class ChapterAudience
{
    public static void Address(ChapterEvent happened, CampaignState before, CampaignState after, Addressees to)
    {
        if (happened is ChapterPatched patched)
        {
            if (!patched.Hunks.IsEmpty) to.EachMain(channel => CampaignViews.ChapterIn(patched.Chapter, after, channel) is null ? null : new ChapterTextChanged(patched.Chapter, patched.Hunks));
            return;
        }

        ChapterChanges(happened.Chapter, before, after, to);
        if (before.IsPublished(happened.Chapter) == after.IsPublished(happened.Chapter)) return;
        foreach (var (secret, _) in after.Secrets.Where(entry => entry.Value.Chapter == happened.Chapter))
            SecretChanges(secret, before, after, to);
    }

    public static void Address(ConsequenceEvent happened, CampaignState after, Addressees to)
    {
        switch (happened)
        {
            case ConsequenceProposed e: ConsequenceChanges(e.Id, after, to); break;
            case ConsequenceWithdrawn e: to.GameMasters(new ConsequenceGone(e.Id)); break;
            case ConsequencesAccepted e:
                foreach (var id in e.Ids) ConsequenceChanges(id, after, to);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }

    /// <summary>Each channel gets the secret as it sees it now, or that it is gone, or nothing when nothing changed for it.</summary>
    public static void SecretChanges(SecretId id, CampaignState before, CampaignState after, Addressees to)
    {
        var (was, now) = (before.Secrets.GetValueOrDefault(id), after.Secrets.GetValueOrDefault(id));
        to.EachMain(channel =>
        {
            var old = was is null ? null : SecretViews.Main(was, before, channel);
            return (now is null ? null : SecretViews.Main(now, after, channel)) switch
            {
                { } view => Same(old, view) ? null : new SecretChanged(id, view),
                null => old is null ? null : new SecretGone(id),
            };
        });
        foreach (var user in (was?.Members ?? []).Union(now?.Members ?? []))
        {
            var old = was is null ? null : SecretViews.Own(was, before, user);
            var view = now is null ? null : SecretViews.Own(now, after, user);
            if (view is null) to.Own(user, new OwnSecretGone(id));
            else if (!Same(old, view)) to.Own(user, new OwnSecretChanged(id, view));
        }
    }

    /// <summary>Each channel gets the chapter as it sees it now, only its new place, that it is gone, or nothing when nothing changed for it.</summary>
    private static void ChapterChanges(ChapterId chapter, CampaignState before, CampaignState after, Addressees to) =>
        to.EachMain(channel => (CampaignViews.ChapterIn(chapter, before, channel), CampaignViews.ChapterIn(chapter, after, channel)) switch
        {
            (null, null) => null,
            ({ }, null) => new ChapterGone(chapter),
            ({ } old, { } now) when old.Chapter == now.Chapter => old.Place == now.Place ? null : new ChapterPlaced(chapter, now.Place),
            (_, { } now) => new ChapterChanged(now.Place, now.Chapter),
        });

    private static void ConsequenceChanges(ConsequenceId id, CampaignState after, Addressees to) =>
        to.GameMasters(new ConsequenceChanged(id, CampaignViews.ConsequenceOf(after.Consequences[id])));

    private static bool Same(SecretView? old, SecretView now) =>
        old is not null
        && old.Text == now.Text
        && old.Chapter == now.Chapter
        && old.Reach?.Table == now.Reach?.Table
        && (old.Reach?.Members ?? []).SequenceEqual(now.Reach?.Members ?? []);
}
