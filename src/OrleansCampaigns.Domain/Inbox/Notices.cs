using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.Inbox;

/// <summary>
/// Whom an event is told to, and in which words: made from the updates that the event's audiences get (<see cref="Audience"/>) and from nothing else, so nobody is told what their
/// channel does not show them. Who did it is not told, but for a conflict, which nobody means to make.
/// </summary>
public static class Notices
{
    /// <summary>Who reads a notice of one of these has read the chapter that it is about.</summary>
    public static ImmutableArray<InboxKind> ReadWithChapter { get; } = [InboxKind.ChapterPublished, InboxKind.ChapterChanged];

    /// <summary>Stored names of the event types that somebody may be told of.</summary>
    public static FrozenSet<string> Causes { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "campaign-conflict-kept", "session-conflict-kept", "character-conflict-kept", "region-conflict-kept",
        "chapter-published", "chapter-retracted", "chapter-archived", "chapter-restored", "chapter-retitled", "chapter-edited", "chapter-patched",
        "session-date-proposed", "session-date-fixed", "handout-shown", "line-said", "whisper-said", "scene-prepared");

    /// <summary>Whether the event alone does not show that nobody is told: most lines name nobody.</summary>
    public static bool MayTell(RecordedEvent cause) => cause.Event switch
    {
        LineSaid e => Mentions.MayBeIn(e.Text),
        WhisperSaid e => Mentions.MayBeIn(e.Text),
        ScenePrepared e => Mentions.MayBeIn(e.Notes),
        _ => Causes.Contains(EventCodec.NameOf(cause.Event)),
    };

    /// <summary>The published chapter that the event changed: its readers are told, so they are asked for first. Null: it changed none.</summary>
    public static ChapterId? ChangedBy(CampaignTransition transition) =>
        transition.Cause.Event is ChapterEvent { Chapter: var chapter } && Causes.Contains(EventCodec.NameOf(transition.Cause.Event)) && KindOf(chapter, transition) is InboxKind.ChapterChanged
            ? chapter
            : null;

    /// <param name="transition">The event.</param>
    /// <param name="readers">
    /// Of <see cref="ChangedBy"/>, those who have read it and were not told of a change since. What it costs grows with them and not with the members, because each change of a word comes
    /// through here.
    /// </param>
    public static ImmutableArray<Notice> Of(CampaignTransition transition, ImmutableArray<UserId> readers)
    {
        var cause = transition.Cause;
        if (!MayTell(cause)) return [];
        var to = new Addressees();
        Audience.Address(cause, transition.Before, transition.After, to);
        var members = new Channels(transition.After.Campaign, cause.Event is IConflictKept ? null : cause.Actor);
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var (channel, update) in to.Updates)
        {
            foreach (var (kind, subject, content) in Of(update, channel, transition))
                Add(new Notice(kind, subject, content, channel.Kind, kind == InboxKind.ChapterChanged ? [.. readers.Where(user => members.Has(user, channel))] : members.Of(channel)));
            foreach (var (text, before, subject, content) in Texts(update, channel, transition))
                Add(new Notice(InboxKind.Mention, subject, content, channel.Kind, [.. Mentions.New(before, text, transition.After.Campaign).Where(user => members.Has(user, channel))]));
        }

        return notices.DrainToImmutable();

        void Add(Notice notice)
        {
            if (!notice.To.IsEmpty) notices.Add(notice);
        }
    }

    /// <summary>Those whom a notice is told to when that is done later: still members, of an audience that includes it, who can still see what it is about.</summary>
    public static IEnumerable<UserId> StillTo(Notice notice, CampaignWorld now) => notice.To.Where(user =>
        now.RoleOf(user) is { } role && Includes(Channel.MainOf(role), notice.Audience) && Shows(notice, now, Channel.MainOf(role)));

    /// <summary>Which audiences' notices somebody with this main channel may not keep; null: who is no member any more.</summary>
    public static ImmutableArray<ChannelKind> LostBy(ChannelKind? main) => [.. Enum.GetValues<ChannelKind>().Where(audience => main is not { } left || !Includes(left, audience))];

    private static bool Includes(ChannelKind main, ChannelKind audience) => audience switch
    {
        ChannelKind.GameMasters => main == ChannelKind.GameMasters,
        ChannelKind.Table => main != ChannelKind.Public,
        _ => true,
    };

    private static bool Shows(Notice notice, CampaignWorld now, ChannelKind main) =>
        notice.Kind is InboxKind.ChapterRetracted || now.Campaign.ChapterOf(new ChapterId(notice.Subject)) is null || CampaignViews.ChapterIn(new ChapterId(notice.Subject), now.Campaign, main) is not null;

    private static ImmutableArray<(InboxKind Kind, Guid Subject, InboxContent Content)> Of(Update update, Channel channel, CampaignTransition transition) => update switch
    {
        ChapterChanged or ChapterTextChanged when ChapterIn(update, channel, transition) is var chapter =>
            KindOf(chapter.Chapter, transition) is { } kind ? [(kind, chapter.Chapter.Value, new InboxContent(chapter.Title))] : [],
        ChapterGone u when CampaignViews.ChapterIn(u.Chapter, transition.Before.Campaign, channel.Kind) is { } seen =>
            [(InboxKind.ChapterRetracted, u.Chapter.Value, new InboxContent(seen.Chapter.Title))],
        SessionDateFixed u => [(
            transition.Before.Sessions[u.Session].StartsAt is null ? InboxKind.SessionScheduled : InboxKind.SessionMoved,
            u.Session.Value,
            In(u.Session, transition) with { StartsAt = u.StartsAt })],
        SessionProposalChanged u when transition.Cause.Event is DateProposed =>
            [(InboxKind.VoteAsked, u.Proposal.Proposal.Value, In(u.Session, transition) with { StartsAt = u.Proposal.StartsAt })],
        SessionOwnHandoutShown u => [(InboxKind.Handout, u.Handout.Handout.Value, new InboxContent(u.Handout.Title, u.Session.Value))],
        SessionHandoutChanged u when channel.Kind == ChannelKind.Table => [(InboxKind.Handout, u.Handout.Handout.Value, new InboxContent(u.Handout.Title, u.Session.Value))],
        ConflictKept u => [(InboxKind.ConflictToDecide, u.Conflict.Value, new InboxContent())],
        OwnConflictKept u => [(InboxKind.ValueKept, u.Conflict.Value, new InboxContent())],
        _ => [],
    };

    /// <summary>Null: nothing that is told.</summary>
    private static InboxKind? KindOf(ChapterId chapter, CampaignTransition transition) =>
        (transition.Before.Campaign.IsPublished(chapter), transition.After.Campaign.IsPublished(chapter)) switch
        {
            (false, true) => InboxKind.ChapterPublished,
            (true, true) => InboxKind.ChapterChanged,
            (true, false) => InboxKind.ChapterRetracted,
            _ => null,
        };

    /// <summary>Texts that the update shows, each with what the channel saw in its place before.</summary>
    private static ImmutableArray<(string? Text, string? Before, Guid Subject, InboxContent Content)> Texts(Update update, Channel channel, CampaignTransition transition) => update switch
    {
        ChapterChanged or ChapterTextChanged when ChapterIn(update, channel, transition) is var chapter => [(
            chapter.Text,
            CampaignViews.ChapterIn(chapter.Chapter, transition.Before.Campaign, channel.Kind)?.Chapter.Text,
            chapter.Chapter.Value,
            new InboxContent(chapter.Title))],
        SessionLogEntryAdded u => [(u.Entry.Text, null, u.Entry.Entry.Value, In(u.Session, transition))],
        SessionOwnLogEntryAdded u => [(u.Entry.Text, null, u.Entry.Entry.Value, In(u.Session, transition))],
        SessionSceneChanged u => [(u.Scene.Notes, null, u.Scene.Scene.Value, In(u.Session, transition))],
        _ => [],
    };

    /// <summary>The whole chapter as the channel sees it, also where the update shows its changed words only.</summary>
    private static ChapterView ChapterIn(Update update, Channel channel, CampaignTransition transition) => update is ChapterTextChanged changed
        ? CampaignViews.ChapterIn(changed.Chapter, transition.After.Campaign, channel.Kind)!.Value.Chapter
        : ((ChapterChanged)update).Chapter;

    private static InboxContent In(SessionId session, CampaignTransition transition) => new(transition.After.Sessions[session].Name, session.Value);

    /// <summary>The members of each channel without one of them, or all.</summary>
    private sealed class Channels(CampaignState campaign, UserId? without)
    {
        private readonly Dictionary<ChannelKind, ImmutableArray<UserId>> _mains = [];

        public ImmutableArray<UserId> Of(Channel channel)
        {
            if (channel.Kind == ChannelKind.Own) return Has(channel.User, channel) ? [channel.User] : [];
            if (!_mains.TryGetValue(channel.Kind, out var members))
                _mains[channel.Kind] = members = [.. campaign.Members.Where(member => member.Key != without && Channel.MainOf(member.Value.Role) == channel.Kind).Select(member => member.Key)];
            return members;
        }

        public bool Has(UserId user, Channel channel) =>
            user != without && campaign.Members.TryGetValue(user, out var member) && (channel.Kind == ChannelKind.Own ? channel.User == user : Channel.MainOf(member.Role) == channel.Kind);
    }
}
