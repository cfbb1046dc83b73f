using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Domain.Inbox;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>
/// Tells members what happened (<see cref="Notices"/>), those who may still see it when it gets to it. Who left, or sees less than before, loses what they were told by an
/// audience that they are not of any more.
/// </summary>
internal sealed class NotificationsHandler(CampaignReplicas replicas, CampaignHistory history, InboxTeller teller, IInboxStore store) : IEventHandler
{
    public const string HandlerName = "notifications";

    public string Name => HandlerName;

    public bool TakesThePast => false;

    public FrozenSet<string> Takes { get; } =
        Notices.Causes.Concat(["member-left", "member-removed", "role-changed", "campaign-handed-over"]).ToFrozenSet(StringComparer.Ordinal);

    public async Task HandleAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        if (handled.Cause.Event is MemberEvent happened) await ForgetAsync(handled, happened, cancellationToken);
        else if (Notices.MayTell(handled.Cause)) await TellAsync(handled, cancellationToken);
    }

    private async Task TellAsync(HandledEvent handled, CancellationToken cancellationToken)
    {
        var replica = await replicas.GetAsync(handled.Campaign, cancellationToken);
        if (replica.World.Sequence < handled.Cause.Sequence) await replica.CatchUpAsync(cancellationToken);
        var transition = replica.Transitions.Find(handled.Cause.Sequence) ?? await history.TransitionAsync(handled.Campaign, handled.Cause.Sequence, cancellationToken);
        var readers = Notices.ChangedBy(transition) is { } chapter ? await ReadersAsync(handled.Campaign, chapter, cancellationToken) : [];
        var now = replica.World;
        foreach (var notice in Notices.Of(transition, readers))
        {
            var row = new InboxNotice(
                handled.Id, handled.Campaign.Value, (short)notice.Kind, notice.Subject, handled.Cause.At, now.Sequence, ToReaders: notice.Kind == InboxKind.ChapterChanged);
            await teller.TellAsync(row, (short)notice.Audience, notice.Content, [.. Notices.StillTo(notice, now)], cancellationToken);
        }
    }

    /// <summary>At most as many as the campaign has or had members.</summary>
    private async Task<ImmutableArray<UserId>> ReadersAsync(CampaignId campaign, ChapterId chapter, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<UserId>();
        for (var after = Guid.Empty; ;)
        {
            var page = await store.ListReadersAsync(campaign.Value, chapter.Value, (short)InboxKind.ChapterChanged, after, cancellationToken);
            all.AddRange(page.Select(user => new UserId(user)));
            if (page.Length < InboxLimits.ToldAtOnceMax) return all.DrainToImmutable();
            after = page[^1];
        }
    }

    private async Task ForgetAsync(HandledEvent handled, MemberEvent happened, CancellationToken cancellationToken)
    {
        (UserId User, Role? Role)[] changed = happened switch
        {
            MemberLeft e => [(e.User, null)],
            MemberRemoved e => [(e.User, null)],
            RoleChanged e => [(e.User, e.Role)],
            CampaignHandedOver e => [(e.From, Role.GameMaster), (e.To, Role.Owner)],
            _ => [],
        };
        foreach (var (user, role) in changed)
        {
            ImmutableArray<short> lost = [.. Notices.LostBy(role is { } left ? Channel.MainOf(left) : null).Select(audience => (short)audience)];
            if (!lost.IsEmpty) await store.ForgetAsync(new InboxLoss(user.Value, handled.Campaign.Value, handled.Cause.Sequence, lost, IsGone: role is null), cancellationToken);
        }
    }
}
